package dev.tend.kit.testing;

import java.util.List;
import java.util.stream.Stream;

/** Ways to write an address so that it may look like another one to a rule, and like itself to who answers. */
public final class PathTricks {

    /** The last step of the address is {@code %2$s}, what stands before it {@code %1$s}. */
    private static final List<String> WAYS = List.of("%1$s;/%2$s", "%1$s;x=1/%2$s", "%1$s/%2$s;", "%1$s/%2$s;x=1",
            "/;%1$s/%2$s", "/;x%1$s/%2$s", "%1$s%%3b/%2$s", "%1$s%%3Bx=1/%2$s", "%1$s/%2$s%%3B", "%1$s/%2$s%%253Bx",
            "/%1$s/%2$s", "%1$s//%2$s", "%1$s/%2$s//", "///%1$s/%2$s", "/.%1$s/%2$s", "%1$s/./%2$s", "%1$s/%2$s/.",
            "/x/..%1$s/%2$s", "%1$s/x/../%2$s", "%1$s/x/..;/%2$s", "/%%2e%1$s/%2$s", "/x/%%2E%%2e%1$s/%2$s",
            "/x/.%%2E%1$s/%2$s", "/x/%%252e%%252e%1$s/%2$s", "%1$s%%2F%2$s", "%1$s%%2f%2$s", "%1$s%%252F%2$s",
            "%1$s/%2$s%%2f", "%1$s%%5C%2$s", "%1$s%%5c..%%5c%2$s", "%1$s%%255c%2$s", "%1$s\\%2$s", "\\%1$s/%2$s",
            "%1$s/%2$s%%00", "%1$s/%2$s%%0a", "%1$s/%2$s%%0D%%0Ax", "%1$s/%%09%2$s", "%1$s/%2$s%%7f",
            "%1$s/%2$s%%c2%%85",
            "%1$s/%2$s%%", "%1$s/%2$s%%2", "%1$s/%2$s%%zz", "%1$s%%c0%%af%2$s", "/x/%%c0%%ae%%c0%%ae%1$s/%2$s",
            "%1$s/%2$s%%u002f", "%1$s/%%u002e%2$s", "%1$s/%2$s%%25");

    private PathTricks() {
    }

    /** Each way for an address of at least one step, such as {@code /api/questions}. */
    public static List<String> over(String address) {
        int last = address.lastIndexOf('/');
        return Stream.concat(Stream.of("/;", "/%3b", "/..;/", "/%2e%2e/"),
                WAYS.stream().map(way -> way.formatted(address.substring(0, last), address.substring(last + 1))))
                .distinct().toList();
    }
}
