package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.classifier.Communities;
import dev.tend.events.QuestionType;
import dev.tend.kit.community.Classification;

/** What should not be public, and what only looks so. The keys are made up, in parts, so that nobody takes them for real ones. */
class SensitiveTest {

    private static final String RANDOM = "q7Rt2LmZ9xKd4VbN8sWc";

    private final Classifier classifier = new Classifier(RuleFile.builtIn(), Communities.plain());

    @ParameterizedTest
    @ValueSource(strings = {
            "-----BEGIN RSA {}PRIVATE KEY-----", "-----BEGIN {}PRIVATE KEY-----",
            "-----BEGIN OPENSSH {}PRIVATE KEY-----",
            "-----BEGIN PGP {}PRIVATE KEY BLOCK-----",
            "the key AKIA{}Q7RT2LMZ9XKD4VBN does not work", "ASIA{}Q7RT2LMZ9XKD4VBN",
            "ghp_{}q7Rt2LmZ9xKd4VbN8sWcq7Rt2LmZ9xKd4VbN", "github_pat_{}11ABCDEFG0_q7Rt2LmZ9xKd4VbN8sWc",
            "glpat-{}q7Rt2LmZ9xKd4VbN8sWc", "xoxb-{}2093847561-q7Rt2LmZ9xKd", "xapp-{}1-A024BE-2093847561-q7Rt2LmZ9xKd",
            "https://hooks.slack.com/{}services/T024BE7LD/B024BE7LH/q7Rt2LmZ9xKd4VbN8sWcq7Rt",
            "sk_live_{}q7Rt2LmZ9xKd4VbN8sWc", "rk_live_{}q7Rt2LmZ9xKd4VbN8sWc", "whsec_{}q7Rt2LmZ9xKd4VbN8sWc",
            "eyJhbGciOiJIUzI1NiJ9.{}eyJzdWIiOiIxMjM0In0.q7Rt2LmZ9xKd4VbN8sWc",
            "Authorization: Bearer {}q7Rt2LmZ9xKd4VbN8sWc",
            "postgres://app:{}q7Rt2LmZ@db.heron.test/app",
            "password: {}hunter2!", "password: {}Password123", "password={}secret-of-7",
            "smtp_pass_password: \"{}swordfish\"", "DB_PASSWORD={}swordfish", "\"password\": \"{}correct-horse\"",
            "passwd = {}S3cr3ts",
            "spring.datasource.password={}swordfish", "client_secret: '{}swordfish'", "api_key={}q7Rt2LmZ9x",
            "access_token => \"{}q7Rt2LmZ9x\"", "login --password {}S3cr3ts",
            "Write to jo.miller{}@heron-labs.io, please", "I am <jo{}@heron.community>",
            "mailto: (jo+list{}@heron.co.uk)", "jane{}@bigco.org", "john{}@acme.com", "jane.roe{}@mail.com",
            "me{}@server.bigco.org", "jane{}@example.bigco.org", "john{}@example.com.bigco.org"})
    void keys_passwords_and_addresses_of_people_are_found_in_title_and_body_and_never_quoted(String given) {
        String text = given.replace("{}", "");
        Typing inBody = type("Search crashes", "It does so.\n\n" + text + "\n");
        Typing inTitle = type(text, "It does so.");

        assertThat(inBody.flags()).containsExactly("SENSITIVE");
        assertThat(inBody.titleWithheld()).isFalse();
        assertThat(inTitle.flags()).containsExactly("SENSITIVE");
        assertThat(inTitle.titleWithheld()).isTrue();
        assertThat(inBody.reasons().get(inBody.reasons().size() - 1)).startsWith("it holds ");
        assertThat(inBody.reasons().toString() + inTitle.reasons()).doesNotContain(given.split("\\{}", -1)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "set GITHUB_TOKEN=${{ secrets.GITHUB_TOKEN }}", "password: <your password>", "password=********",
            "password: ${DB_PASSWORD}", "password=changeme", "\"password\": \"required\"",
            "Forgot password: nothing happens",
            "password: string", "postgres://mmuser:mmuser_password@db:5432/mm", "POSTGRES_PASSWORD: example",
            "password=@password", "login(user, password=passwd)", "token = request.form[\"token\"]",
            "password = os.environ['DB']", "password: /run/secrets/db", "PWD=/home/jo/heron",
            "password: case-sensitive?",
            "postgres://postgres:postgres@localhost/app", "https://heron.test/a:b/c@d", "http://localhost:8080/@jo",
            "git clone git@github.com:heron/server.git", "write to support@heron-labs.io", "noreply@heron-labs.io",
            "4711+jo@users.noreply.github.com", "jo@example.org", "jo@mail.example.com", "you@heron.example",
            "your.name@heron-labs.io", "name@heron-labs.io", "foo@bigco.org", "user@acme.com", "jane.doe@heron-labs.io",
            "firstname.lastname@heron-labs.io", "jane@example.com.", "john@mail.example.net, too", "jane@acme.example",
            "john@heron.test", "jane@heron.invalid", "heron@2.1.0 and icon@2x.png",
            "Signed-off-by: Jo Miller <jo@heron-labs.io>",
            "Author: Jo Miller <jo@heron-labs.io>", "On Monday Jo Miller <jo@heron-labs.io> wrote:",
            "ssh deploy@build.heron-labs.io", "```\nmail from jo@heron-labs.io: refused\n```", "@jo and @mara, look",
            "systemctl status heron@main.service", "max_tokens=128000000"})
    void placeholders_code_roles_logs_and_commits_are_not(String text) {
        assertThat(type("Search crashes", "It does so.\n\n" + text + "\n").flags()).isEmpty();
    }

    @Test
    void keys_are_found_wherever_they_stand_in_a_long_text_in_code_and_in_quotes() {
        String key = "AKIA" + "Q7RT2LMZ9XKD4VBN";

        assertThat(type("Herons", "a line\n".repeat(9_000) + key).flags()).contains("SENSITIVE");
        assertThat(type("Herons", "```\n" + key + "\n```").flags()).contains("SENSITIVE");
        assertThat(type("Herons", "> " + key + "\n\nsays the neighbour").flags()).contains("SENSITIVE");
    }

    @Test
    void a_community_marks_its_own_words_and_may_let_mail_addresses_be() {
        Classifier own = new Classifier(RuleFile.builtIn(), Communities.with(new Classification(Map.of(), Map.of(),
                Map.of(), List.of(), List.of(),
                List.of(new Classification.Sensitive("proprietary|embargo(ed)?\\b", "is marked as not public")),
                false)));

        Typing typing = own.type("A plot", "of EMBARGOED data", List.of("bug"), null);
        assertThat(typing.flags()).containsExactly("SENSITIVE");
        assertThat(typing.reasons()).containsExactly("it has the label bug", "is marked as not public");
        assertThat(own.type("When does the embargo end?", "", List.of(), null).titleWithheld()).isTrue();
        assertThat(own.type("Herons", "Write to jo@heron-labs.io", List.of(), null).flags()).isEmpty();
    }

    @Test
    void what_a_person_says_of_the_type_leaves_the_flag() {
        Typing corrected = type("password=" + RANDOM, "").correctedTo(QuestionType.BUG, "Eric");

        assertThat(corrected.flags()).containsExactly("SENSITIVE");
        assertThat(corrected.titleWithheld()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@", "password=", "password: a(", "://a:", "eyJ", "eyJaaaaaaaa.", "AKIA", "sk-",
            "'password':'",
            "author", "-----BEGIN A "})
    void time_grows_with_the_text_whatever_it_is(String piece) {
        String text = piece.repeat(65_536 / piece.length());

        assertTimeout(Duration.ofSeconds(5), () -> type(text.substring(0, 1_000), text));
    }

    private Typing type(String title, String body) {
        return classifier.type(title, body, List.of(), null);
    }
}
