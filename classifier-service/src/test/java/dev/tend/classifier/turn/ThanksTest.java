package dev.tend.classifier.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.classifier.type.RuleFile;

class ThanksTest {

    private final Thanks thanks = new Thanks(RuleFile.builtIn());

    @ParameterizedTest
    @ValueSource(strings = { "Thanks!", "thank you so much", "Thanks, that works!",
            "Great, thanks a lot for the quick help.",
            "@colleague thank you, it works now", "That did the trick. Thanks again!", "Thx :)", "👍", "Thanks 👍🏽🎉",
            "Perfect, that's exactly what I needed.", "> Set the second switch.\n\nThat worked, thank you!",
            "Works like a charm, cheers", "Awesome, much appreciated!", "Problem solved. Closing this.",
            "Ok, it's working now. Thank you very much for your help",
            "Vielen Dank, das funktioniert!", "Merci beaucoup", "Muchas gracias!", "Спасибо!", "谢谢",
            "Thank you for looking into this.", "I really appreciate your help", "Solved", "This fixed my problem"})
    void replies_that_do_no_more_than_thank(String reply) {
        assertThat(thanks.isAllOf(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Thanks, but it still happens.", "Thanks in advance!", "Thank you. Which version has it?",
            "Thanks! Does it work in 4.3 too?", "Thanks?", "It works on my machine, not on the server.",
            "Thank you, I will try it tomorrow.", "It worked before 3.1.", "Still a problem!", "+1", "Fix it, thanks",
            "Thanks for nothing", "It doesn't work", "ok", "Great.", "", "No thanks", "Any news? Thanks!",
            "Thanks, now it fails with another error", "thanks, reopening", "This is not solved",
            "Thanks.\n\n```\nat Import.java:12\n```", "Thanks, see https://heron.test/log", "> Thanks!",
            "Thanks. It works now until the first restart."})
    void replies_that_say_more(String reply) {
        assertThat(thanks.isAllOf(reply)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "thanks ", "🎉", "İ", "@", "for the "})
    void long_texts_are_no_thanks_and_take_no_time(String part) {
        assertThat(thanks.isAllOf(part.repeat(65_536 / part.length()))).isFalse();
    }
}
