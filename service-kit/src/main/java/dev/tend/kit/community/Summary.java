package dev.tend.kit.community;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.QuestionEscalated;
import dev.tend.kit.Age;

/** What Tend would do by a file, for people who have just written it. */
record Summary(Community community) {

    Stream<String> lines(Path file) {
        Stream<String> head = Stream.of("%s is fine: %s, %s, %s, %s, %s. Times are those of %s.".formatted(file,
                count(community.people().size(), "person").replace("persons", "people"),
                count(community.sources().size(), "source"), count(community.rotations().size(), "rotation"),
                count(community.destinations().size(), "destination"), count(community.pings().size(), "ping rule"),
                community.zone()));
        return Stream.concat(head, things().map("  "::concat));
    }

    /** One line for each thing of the file that does something, each with its name first. */
    Stream<String> things() {
        return Stream.of(each(community.workingTime().stream().toList(), this::workingTime),
                each(community.people().values().stream().filter(person -> !person.away().isEmpty()).toList(),
                        this::away),
                each(community.people().values().stream().filter(person -> person.hours().isPresent()).toList(),
                        this::hours),
                each(community.groups().values(), this::group),
                each(community.sources().values(), this::source),
                each(community.policies().values().stream()
                        .filter(policy -> policy.fits().isPresent() || !policy.escalation().isEmpty()).toList(),
                        this::policy),
                each(community.rotations().values(), this::rotation),
                each(community.destinations().values(), this::destination),
                each(community.pings(), this::ping),
                each(community.digests().values(), this::digest),
                each(community.responses().values(), this::response))
                .flatMap(lines -> lines);
    }

    private String workingTime(WorkingTime time) {
        return "working time: %s from %s until %s%s%s".formatted(days(time.days()), time.from(), time.until(),
                time.holidays().isEmpty()
                        ? ""
                        : ", with %s up to %s".formatted(count(time.holidays().size(), "holiday"),
                                time.holidays().last()),
                time.calendars().isEmpty()
                        ? ""
                        : ", and the holidays of a calendar at %s, which is read at the start and then every hour"
                                .formatted(time.calendars().stream().map(RemoteCalendar::host).distinct()
                                        .collect(Collectors.joining(" and "))));
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream().map(day -> day.name().substring(0, 3)).collect(Collectors.joining(" "));
    }

    private String source(Source source) {
        return "source %s: %s %s, %s, %s".formatted(source.key(), source.kind().word(), source.place(),
                source.policy().map(this::ages).orElse("does not age"),
                source.poll().map(poll -> "is polled every " + poll).orElse("is not polled"));
    }

    private String ages(String policy) {
        return "ages by " + policy + (community.policies().get(policy).counts().isPresent() ? " in working time" : "");
    }

    private String policy(Policy policy) {
        String only = policy.fits().map(scope -> Stream
                .of(scope.sources(), scope.categories(), scope.labels(), scope.types(), scope.flags())
                .filter(words -> !words.isEmpty())
                .map(words -> words.stream().map(Object::toString).collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(", ", "whatever the source's own, only ", ""))).orElse("");
        String tells = policy.escalation().entrySet().stream()
                .map(step -> "the " + word(step.getKey()) + " after " + Age.of(step.getValue()))
                .collect(Collectors.joining(", "));
        return "policy %s: %s".formatted(policy.key(), Stream.of(only, tells.isEmpty() ? "" : "then tells " + tells)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("; ")));
    }

    private static String word(QuestionEscalated.Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String rotation(Rotation rotation) {
        String only = only(rotation.categories(), rotation.types(), rotation.flags(), authors(rotation));
        return "rotation %s: %s%s%s".formatted(rotation.key(),
                rotation.plan() instanceof Rotation.Rounds rounds
                        ? rounds(rotation, rounds)
                        : calendar(rotation, (Rotation.Calendar) rotation.plan()),
                only.isEmpty() ? "" : "; only " + only, rotation.backUp().map("; behind them: "::concat).orElse(""));
    }

    /** Those whose questions it takes; none where they are the usual ones. */
    private static Set<String> authors(Rotation rotation) {
        return rotation.authors().equals(Set.of(AuthorKind.COMMUNITY, AuthorKind.STAFF))
                ? Set.of()
                : rotation.authors().stream().map(kind -> "by " + kind.word()).collect(Collectors.toSet());
    }

    private String rounds(Rotation rotation, Rotation.Rounds rounds) {
        Period every = rounds.every();
        return "%s; each has %s, from %s %s%s".formatted(
                community.turnsOf(rotation).stream().map(Person::name).collect(Collectors.joining(", then ")),
                length(every),
                rounds.starts().toLocalDate(), rounds.starts().toLocalTime(),
                rounds.order() == Rotation.Order.LONGEST_NOT_SERVED ? "; overrides count as served" : "");
    }

    static String length(Period every) {
        return every.getMonths() > 0 ? count(every.getMonths(), "month") : count(every.getDays(), "day");
    }

    private String calendar(Rotation rotation, Rotation.Calendar calendar) {
        if (calendar.remote().isPresent()) {
            return "as the calendar at " + calendar.name() + " has it, which is read at the start and then every hour";
        }
        List<Rotation.Turn> turns = calendar.turns();
        return "%s, as %s has it: %s from %s to %s".formatted(
                community.turnsOf(rotation).stream().map(Person::name).collect(Collectors.joining(" and ")),
                calendar.name(), count(turns.size(), "shift"), day(turns.get(0).from()),
                day(turns.get(turns.size() - 1).until()));
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, community.zone());
    }

    private String away(Person person) {
        return "%s is away: %s".formatted(person.key(), person.away().stream()
                .map(away -> away.from() + " to " + away.until()).collect(Collectors.joining(", ")));
    }

    private String hours(Person person) {
        WorkingTime hours = person.hours().orElseThrow();
        return "%s works: %s from %s until %s, %s".formatted(person.key(), days(hours.days()), hours.from(),
                hours.until(), hours.zone());
    }

    private String group(Group group) {
        return "group %s: %s, called at %s".formatted(group.key(), group.name(),
                String.join(" and ", group.handles().keySet()));
    }

    private String destination(Destination destination) {
        boolean buttons = destination.signingSecret().isPresent();
        return "destination %s: %s%s%s".formatted(destination.key(), destination.kind().word(),
                destination.holdsPrivate() ? ", may show PRIVATE questions" : "",
                !buttons
                        ? ""
                        : destination.kind() == Destination.Kind.MATTERMOST
                                ? ", with buttons once the notifier has TEND_NOTIFIER_PUBLIC_URL"
                                : ", with buttons");
    }

    private String ping(PingRule rule) {
        String conditions = Stream.of(rule.source(), rule.type(), rule.category(), rule.flag(), rule.policy(),
                rule.step().map(Summary::word), rule.rotation(),
                Optional.of(rule).filter(any -> !any.authors().equals(PingRule.PEOPLE)).map(Summary::authors))
                .flatMap(Optional::stream).map(condition -> " " + condition).collect(Collectors.joining());
        return "ping %s: %s%s".formatted(rule.to(), rule.event().eventName(), conditions);
    }

    private static String authors(PingRule rule) {
        return rule.authors().stream().sorted().map(AuthorKind::word).collect(Collectors.joining(" or ", "by ", ""));
    }

    private String digest(Digest digest) {
        String sections = digest.sections().stream().flatMap(section -> section.title().stream())
                .collect(Collectors.joining("; "));
        String person = digest.toPerson()
                .map(key -> ", for "
                        + (key.equals(Digest.DUTY) ? "who is on duty" : community.nameOf(key)))
                .orElse("");
        return "digest %s: to %s%s at %s, %s%s%s".formatted(digest.key(), digest.to(), person, digest.at(),
                digest.monthly() ? "the first of a month's " : "",
                days(digest.days()),
                digest.isReport() ? ": a report" : sections.isEmpty() ? "" : ": " + sections);
    }

    private String response(Response response) {
        String only = only(response.sources(), response.categories(), response.labels(), response.types(),
                response.flags());
        return "response %s: %s for %s".formatted(response.key(), count(response.texts().size(), "text"),
                only.isEmpty() ? "all questions" : only);
    }

    private static String only(Set<?>... filters) {
        return Stream.of(filters).filter(words -> !words.isEmpty())
                .map(words -> words.stream().map(Object::toString).sorted().collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(", "));
    }

    private static <T> Stream<String> each(Collection<T> things, Function<T, String> line) {
        return things.stream().map(line);
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
