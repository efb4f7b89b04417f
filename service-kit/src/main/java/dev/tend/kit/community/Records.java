package dev.tend.kit.community;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.LowerCase;

/** Makes the records of a file without problems. */
final class Records {

    private Records() {
    }

    static Community community(Value file) {
        Optional<WorkingTime> workingTime = WorkingTimes.of(file);
        return new Community(file.get("community").is(String.class), file.get("zone").is(ZoneId.class),
                each(file.get("people"), (key, person) -> person(key, person, file, workingTime)),
                staff(file.get("staff")),
                accounts(file.get("bots")),
                each(file.get("sources"), Records::source),
                each(file.get("policies"), (key, policy) -> policy(key, policy, workingTime)),
                each(file.get("rotations"), (key, rotation) -> rotation(key, rotation, file)),
                each(file.get("destinations"), Records::destination),
                file.get("pings").items().stream().map(Records::ping).toList(),
                each(file.get("templates"), (event, text) -> text.is(String.class)),
                each(file.get("digests"), Records::digest), each(file.get("responses"), Records::response),
                classification(file.get("classification")), workingTime,
                each(file.get("groups"), Records::group));
    }

    private static Person person(String key, Value person, Value file, Optional<WorkingTime> workingTime) {
        return new Person(key, person.get("name").is(String.class),
                each(person.get("handles"), (kind, handle) -> handle.is(String.class)), person.get("email").text(),
                person.get("subject").text(),
                person.get("away").items().stream().map(Records::absence).toList(),
                WorkingTimes.hours(person.get("hours"), file, workingTime));
    }

    private static Group group(String key, Value group) {
        return new Group(key, group.get("name").is(String.class),
                each(group.get("handles"), (kind, handle) -> handle.is(String.class)));
    }

    private static Absence absence(Value away) {
        return new Absence(away.get("from").is(LocalDate.class), away.get("until").is(LocalDate.class));
    }

    private static Staff staff(Value staff) {
        return new Staff(Set.copyOf(staff.get("github-associations").texts()), accounts(staff.get("handles")));
    }

    private static Map<String, Set<String>> accounts(Value kinds) {
        return each(kinds, (kind, handles) -> handles.texts().stream().map(LowerCase::of)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Source source(String key, Value source) {
        Source.Kind kind = Arrays.stream(Source.Kind.values())
                .filter(known -> known.word().equals(source.get("kind").is(String.class))).findFirst().orElseThrow();
        String location = source.get("location").is(String.class).replaceFirst("/+$", "");
        Optional<Secret> token = source.get("token").as(Secret.class);
        boolean polled = kind == Source.Kind.DISCOURSE || token.isPresent();
        return new Source(key, kind, location,
                source.get("webhook-secret").items().stream().map(secret -> secret.is(Secret.class)).toList(),
                source.get("policy").text(), source.get("visibility").text().map(Visibility::valueOf),
                base(source).orElseGet(() -> kind.api(location)), token,
                source.get("api-user").is(String.class), source.get("poll").as(Duration.class)
                        .or(() -> polled ? Optional.of(Source.POLL) : Optional.empty()).filter(poll -> !poll.isZero()));
    }

    private static Policy policy(String key, Value policy, Optional<WorkingTime> workingTime) {
        Map<String, Duration> thresholds = new LinkedHashMap<>();
        policy.entries().forEach((threshold, after) -> after.as(Duration.class)
                .ifPresent(time -> thresholds.put(threshold, time)));
        return new Policy(key, Collections.unmodifiableMap(thresholds),
                workingTime.filter(any -> policy.get("counts").is(String.class).equals("working-time")),
                Optional.of(policy.get("for")).filter(Value::given).map(Records::scope),
                escalation(policy.get("escalation")));
    }

    private static Map<QuestionEscalated.Step, Duration> escalation(Value steps) {
        Map<QuestionEscalated.Step, Duration> escalation = new EnumMap<>(QuestionEscalated.Step.class);
        steps.entries().forEach((step, after) -> escalation.put(step(step), after.is(Duration.class)));
        return Collections.unmodifiableMap(escalation);
    }

    private static QuestionEscalated.Step step(String word) {
        return QuestionEscalated.Step.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Scope scope(Value some) {
        return new Scope(sorted(some.get("sources"), source -> source), sorted(some.get("categories"), Records::lower),
                sorted(some.get("labels"), Records::lower), Collections.unmodifiableSortedSet(some.get("types").items()
                        .stream().map(type -> type.is(QuestionType.class))
                        .collect(Collectors.toCollection(TreeSet::new))),
                sorted(some.get("flags"), flag -> flag));
    }

    private static SortedSet<String> sorted(Value texts, UnaryOperator<String> as) {
        return Collections.unmodifiableSortedSet(
                texts.texts().stream().map(as).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String lower(String text) {
        return LowerCase.of(text);
    }

    private static Rotation rotation(String key, Value rotation, Value file) {
        Value calendarOf = rotation.get("calendar");
        Rotation.Plan plan = calendarOf.given()
                ? OnCall.calendar(calendarOf, file.get("people"), file.get("zone").is(ZoneId.class))
                : rounds(rotation);
        List<String> members = plan instanceof Rotation.Calendar calendar
                ? calendar.members()
                : rotation.get("members").texts().stream().toList();
        return new Rotation(key, members, plan, Set.copyOf(rotation.get("sources").texts()),
                lowerCase(rotation.get("categories")), types(rotation.get("types").items()),
                Set.copyOf(rotation.get("flags").texts()), authors(rotation.get("author")),
                rotation.get("back-up").text());
    }

    private static Set<AuthorKind> authors(Value words) {
        return words.texts().stream().map(AuthorKind::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Rotation.Rounds rounds(Value rotation) {
        return new Rotation.Rounds(Rotation.Order.of(rotation.get("order").is(String.class)),
                rotation.get("every").is(Period.class), rotation.get("starts").is(LocalDateTime.class));
    }

    private static Destination destination(String key, Value to) {
        Destination.Kind kind = Arrays.stream(Destination.Kind.values())
                .filter(known -> known.word().equals(to.get("kind").is(String.class))).findFirst().orElseThrow();
        Optional<Secret> token = to.get("token").as(Secret.class);
        Optional<URI> api = base(to)
                .or(() -> token.filter(any -> kind == Destination.Kind.SLACK).map(any -> Destination.SLACK_API));
        return new Destination(key, kind, to.get("url").as(URI.class), api, token, to.get("channel").text(),
                to.get("private").is(Boolean.class), to.get("pace").is(Duration.class),
                to.get("signing-secret").as(Secret.class));
    }

    private static Optional<URI> base(Value section) {
        return section.get("api").as(URI.class).map(api -> URI.create(api.toString().replaceFirst("/+$", "")));
    }

    private static PingRule ping(Value ping) {
        Value when = ping.get("when");
        return new PingRule(EventType.ofEventName(when.get("event").is(String.class)).orElseThrow(),
                when.get("source").text(), when.get("type").as(QuestionType.class), when.get("category").text(),
                when.get("flag").text(), when.get("policy").text(),
                when.get("step").text().map(Records::step), ping.get("to").is(String.class),
                when.get("rotation").text(), authors(when.get("author")));
    }

    private static Digest digest(String key, Value digest) {
        List<Value> sections = digest.get("sections").items();
        return new Digest(key, digest.get("rotation").is(String.class), digest.get("to").is(String.class),
                digest.get("at").is(LocalTime.class), WorkingTimes.days(digest),
                digest.get("every").is(String.class).equals("month"), digest.get("lead").text().orElse(key),
                digest.get("mention").is(String.class), digest.get("repeat").is(String.class).equals("always"),
                digest.get("when-empty").is(String.class).equals("say-so"),
                digest.get("contents").is(String.class).equals("report"),
                sections.isEmpty() ? List.of(section(digest)) : sections.stream().map(Records::section).toList(),
                digest.get("to-person").text());
    }

    private static Digest.Section section(Value section) {
        Value include = section.get("include");
        return new Digest.Section(section.get("title").text(), new Digest.Include(include.get("aged").text(),
                Set.copyOf(include.get("sources").texts()),
                types(include.get("types").items()),
                include.get("category").text(), include.get("label").text(),
                Set.copyOf(include.get("flags").texts()), include.get("awaiting").text().map(Turn::valueOf),
                include.get("answered").as(Boolean.class), include.get("older-than").as(Duration.class),
                include.get("state").text().map(QuestionState::valueOf).orElse(QuestionState.OPEN),
                authors(include.get("author")),
                include.get("settled-within").as(Duration.class)));
    }

    private static Response response(String key, Value response) {
        Value fits = response.get("for");
        return new Response(key, Set.copyOf(fits.get("sources").texts()), lowerCase(fits.get("categories")),
                lowerCase(fits.get("labels")), types(fits.get("types").items()), Set.copyOf(fits.get("flags").texts()),
                response.get("texts").texts().stream().toList());
    }

    private static Set<String> lowerCase(Value words) {
        return words.texts().stream().map(LowerCase::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<QuestionType> types(List<Value> types) {
        return types.stream().map(type -> type.is(QuestionType.class)).collect(Collectors.toUnmodifiableSet());
    }

    private static Classification classification(Value value) {
        return new Classification(types(value.get("labels")), types(value.get("categories")),
                types(value.get("title-prefixes")), value.get("rules").items().stream().map(Records::rule).toList(),
                value.get("stale-notices").texts().stream().toList(),
                value.get("sensitive").items().stream().map(sign -> new Classification.Sensitive(
                        sign.get("pattern").is(String.class), sign.get("reason").is(String.class))).toList(),
                !value.get("mail-addresses").text().equals(Optional.of("ignore")),
                value.get("closed-by-bots").text().equals(Optional.of("settled")));
    }

    private static Map<String, QuestionType> types(Value words) {
        return each(words, (word, type) -> type.is(QuestionType.class));
    }

    private static Classification.Rule rule(Value rule) {
        return new Classification.Rule(rule.get("type").as(QuestionType.class), rule.get("flag").text(),
                rule.get("weight").is(Double.class), rule.get("pattern").is(String.class),
                Classification.In.valueOf(rule.get("in").is(String.class).toUpperCase(Locale.ROOT)),
                rule.get("reason").is(String.class));
    }

    private static <T> Map<String, T> each(Value section, BiFunction<String, Value, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        section.entries().forEach((key, value) -> made.put(key, make.apply(key, value)));
        return Collections.unmodifiableMap(made);
    }
}
