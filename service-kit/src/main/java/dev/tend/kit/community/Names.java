package dev.tend.kit.community;

import java.text.Normalizer;
import java.util.Locale;

/** Names as people type and copy them: the same to the eye should be the same. */
final class Names {

    private Names() {
    }

    /**
     * In lower case, with composed letters (NFC), one plain space for each run of spaces of any kind, and nothing that can't be seen, such
     * as soft hyphens and marks of direction.
     */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("\\p{Cf}+", "")
                .replaceAll("[\\p{Z}\\s]+", " ").strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
