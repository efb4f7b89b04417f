package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.kit.community.InvalidCommunity.Problem;

/** Whatever someone does to a file: it is read, or they are told where it is wrong. */
class CommunityFileFuzzTest {

    private static final String ODD = "\t\"'{}[]:,&*!|>%@`#-?~$\0\uFEFFé\n ";

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4})
    void aFileWithLinesAndCharactersMovedAboutIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            List<String> lines = new ArrayList<>(Example.full().lines().toList());
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                change(lines, random);
            }
            String yaml = String.join("\n", lines) + "\n";
            try {
                assertThat(Example.read(yaml)).isNotNull();
            } catch (InvalidCommunity e) {
                assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, Math.max(1, (int) yaml.lines().count()));
                    assertThat(problem.message()).isNotBlank();
                    assertThat(problem.remedy()).isNotBlank();
                });
                assertThat(e.problems()).extracting(Problem::line).isSorted();
                assertThat(e.getMessage()).doesNotContain("canary");
            }
        }
    }

    private static void change(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 ->
                lines.set(at, line.substring(0, cut) + ODD.charAt(random.nextInt(ODD.length())) + line.substring(cut));
            case 4 -> lines.set(at, line.substring(0, cut));
            case 5 -> lines.set(at, line.substring(cut));
            default -> lines.set(at, " " + line);
        }
    }
}
