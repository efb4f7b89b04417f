package dev.tend.notifier.message;

import java.util.List;
import java.util.stream.Stream;

/** Titles that want to be more than a title. */
public final class Hostile {

    private Hostile() {
    }

    public static Stream<String> titles() {
        return List.of(
                "@channel @here @all @everyone look",
                "<!channel> <!here> <!everyone>",
                "<!subteam^S0ADMINS|admins> <@U0BOSS> <#C0GENERAL|general>",
                "<!date^1392734382^{date}|today>",
                "<https://evil.example|Sign in again>",
                "[Sign in again](https://evil.example)",
                "![pixel](https://evil.example/p.png)",
                "[x]: https://evil.example 'x'",
                "<https://evil.example>",
                "https://evil.example and www.evil.example and boss@evil.example",
                "a|b|c <x|y>",
                "*bold* _it_ ~strike~ `code` ```block``` **b** __u__ ~~s~~",
                "first\n# header\r\n> quote\n- @all item\n1. one\n---",
                "first\u2028# header\u2029@all\u0085@here\u000b@channel",
                "\u202eerucsbo\u202c \u2066iso\u2069 \u200f\u061c\ufeff\u00ad@\u200ball",
                "\uff20channel \ufe6bhere \u0040all \uff1achannel\uff1a \uff03town-square",
                "~town-square and #hashtag and :rotating_light:",
                "@all: @channel, (@here) /@all/ .@all -@all _@all x@all",
                "&lt;!channel&gt; &#64;all &commat;here &amp;lt;!here&amp;gt;",
                "\\@all \\<!channel\\> \\[x\\](https://evil.example) \\\\[x](https://evil.example)",
                "|a|b|\n|-|-|\n|@all|@here|",
                "$\\href{https://evil.example}{x}$ $$x$$",
                "<img src=x onerror=alert(1)> <script>alert(1)</script>",
                "\u001b[31mred\u001b[0m \u0007\u0000 \u001b]8;;https://evil.example\u0007x",
                "x".repeat(5000) + " @all",
                "&".repeat(5000), "@".repeat(5000), "<!here>".repeat(800), "[".repeat(5000),
                "\ud83d\ude80".repeat(2000), "\ud83d lone surrogate \ude80",
                "", "   ", "\u200b\u200b", "\n").stream();
    }
}
