package dev.tend.kit.community;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.EventType;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Visibility;
import dev.tend.kit.community.InvalidCommunity.Problem;

/**
 * What a start does not mind, but people might.
 *
 * @param file where things stand
 * @param now decides what is in the future
 */
record Warnings(Community community, Value file, Instant now) {

    /** In the order of the file. */
    List<Problem> all() {
        List<Problem> found = new ArrayList<>();
        if (!isAnybodyTold()) {
            warn(found, file.get("pings"), "there is no ping rule, so nobody will be told of a question",
                    "add one to `pings`, like `- {when: {event: question-assigned}, to: town-square}`");
        }
        if (isAnybodyTold() && community.pings().stream().noneMatch(this::tellsOfSensitive)
                && community.digests().values().stream().noneMatch(digest -> holdsPrivate(digest.to()))) {
            warn(found, file.get(community.pings().isEmpty() ? "digests" : "pings"),
                    "nobody is told of SENSITIVE questions, such as hold a key: no ping rule for them goes"
                            + " to a destination with private: true",
                    "add a rule like `- {when: {event: question-typed, flag: sensitive}, to: KEY}`, with `private: true` "
                            + "at that destination");
        }
        community.sources().values().forEach(source -> source(source, found));
        community.rotations().values().forEach(rotation -> rotation(rotation, found));
        community.workingTime().filter(time -> time.calendars().isEmpty() && !time.holidays().isEmpty())
                .flatMap(time -> Holidays.ending(time.holidays().last(), LocalDate.ofInstant(now, community.zone())))
                .ifPresent(ending -> warn(found, file.get("working-time").get("holidays"), ending.getMessage(),
                        ending.remedy().orElseThrow()));
        community.policies().values().stream().filter(policy -> policy.fits().isEmpty()).map(Policy::key)
                .filter(key -> community.sources().values().stream()
                        .noneMatch(source -> source.policy().equals(Optional.of(key))))
                .forEach(key -> warn(found, at("policies", key), "no source has policy " + key,
                        "write `policy: " + key + "` at a source, say `for` which questions it is, or remove it"));
        community.policies().values().stream().filter(policy -> !policy.escalation().isEmpty() && community.pings()
                .stream().noneMatch(ping -> ping.event() == EventType.QUESTION_ESCALATED))
                .forEach(policy -> warn(found, at("policies", policy.key()).get("escalation"),
                        "policy " + policy.key() + " escalates, and no ping rule tells anybody of it",
                        "add `- {when: {event: question-escalated}, to: ...}` to `pings`"));
        community.destinations().keySet().stream().filter(key -> !isUsed(key))
                .forEach(key -> warn(found, at("destinations", key), "nothing goes to destination " + key,
                        "add a rule to `pings` or a digest with `to: " + key + "`, or remove it"));
        community.digests().values().forEach(digest -> mention(digest, found));
        List<Response> responses = List.copyOf(community.responses().values());
        responses.stream().filter(Response::fitsAll).findFirst().ifPresent(all -> responses.stream()
                .skip(responses.indexOf(all) + 1L)
                .forEach(never -> warn(found, at("responses", never.key()),
                        "response " + never.key() + " is never suggested: response " + all.key()
                                + ", which is before it, fits all questions",
                        "write it before that one")));
        found.sort(Comparator.comparingInt(Problem::line));
        return found;
    }

    private boolean isAnybodyTold() {
        return !community.pings().isEmpty() || !community.digests().isEmpty();
    }

    private boolean holdsPrivate(String destination) {
        return community.destinations().get(destination).holdsPrivate();
    }

    private boolean tellsOfSensitive(PingRule ping) {
        return holdsPrivate(ping.to())
                && ping.flag().map(QuestionSummary.SENSITIVE::equals).orElse(true);
    }

    private boolean isUsed(String destination) {
        return community.pings().stream().anyMatch(ping -> ping.to().equals(destination))
                || community.digests().values().stream().anyMatch(digest -> digest.to().equals(destination));
    }

    private void source(Source source, List<Problem> found) {
        Value at = at("sources", source.key());
        String name = "source " + source.key();
        if (source.webhookSecrets().isEmpty()) {
            warn(found, at, source.poll().isEmpty()
                    ? name + " has no webhook-secret and is not polled, so nothing will come of it"
                    : name + " has no webhook-secret, so its webhooks are refused",
                    "add `webhook-secret: \"${NAME}\"`"
                            + (source.poll().isEmpty() ? ", or `poll: PT10M`" : ""));
        }
        if (source.kind() == Source.Kind.DISCOURSE && source.visibility().isEmpty()) {
            warn(found, at, name + " has no visibility, so what the forum does not say is public is PRIVATE",
                    "write `visibility: PUBLIC` if everybody may read the forum, else `visibility: PRIVATE`");
        }
        if (community.rotationsOf(source.key()).isEmpty()) {
            warn(found, at, name + " is in no rotation, so its questions belong to nobody",
                    "add it to the `sources` of a rotation");
        } else if (!isTakenWhole(source)) {
            warn(found, at, "the rotations of " + name + " take only some questions, so the rest belong to nobody",
                    "add a rotation without `categories`, `types` and `flags`, last");
        }
        if (mayBePrivate(source) && isAnybodyTold()
                && community.destinations().values().stream().noneMatch(Destination::holdsPrivate)) {
            warn(found, at,
                    name + " may have PRIVATE questions" + why(source)
                            + ", and no destination may show them, so nobody is told of those",
                    "write `private: true` at a destination whose readers may all read them"
                            + (source.kind() == Source.Kind.DISCOURSE || source.visibility().isPresent()
                                    ? ""
                                    : ", or `visibility: PUBLIC` here if there are none"));
        }
    }

    private boolean isTakenWhole(Source source) {
        return community.rotationsOf(source.key()).stream()
                .filter(rotation -> rotation.categories().isEmpty() && rotation.flags().isEmpty())
                .flatMap(rotation -> rotation.types().isEmpty()
                        ? Stream.of(QuestionType.values())
                        : rotation.types().stream())
                .distinct().count() == QuestionType.values().length;
    }

    /** A forum has restricted categories whatever it is as a whole; a repository that is called public is. */
    private static boolean mayBePrivate(Source source) {
        return source.kind() == Source.Kind.DISCOURSE || !source.visibility().equals(Optional.of(Visibility.PUBLIC));
    }

    private static String why(Source source) {
        return source.visibility().equals(Optional.of(Visibility.PUBLIC))
                ? " though it is PUBLIC (those of its restricted categories, which it does not show to strangers)"
                : "";
    }

    private void rotation(Rotation rotation, List<Problem> found) {
        Value at = at("rotations", rotation.key());
        if (rotation.plan() instanceof Rotation.Rounds rounds) {
            rounds(rotation, rounds, at, found);
        } else if (rotation.plan() instanceof Rotation.Calendar calendar && calendar.remote().isEmpty()) {
            calendar(rotation, calendar, at, found);
        }
        for (Destination.Kind kind : mentioning(rotation)) {
            List<String> without = community.turnsOf(rotation).stream()
                    .filter(person -> !person.handles().containsKey(kind.word())).map(Person::key).sorted().toList();
            if (!without.isEmpty()) {
                warn(found, at,
                        "of rotation " + rotation.key() + " " + String.join(", ", without) + (without.size() == 1
                                ? " has"
                                : " have") + " no " + kind.word() + " handle, so pings there do not call them",
                        "add `" + kind.word() + "` to their `handles`");
            }
        }
    }

    private void mention(Digest digest, List<Problem> found) {
        Destination.Kind kind = community.destinations().get(digest.to()).kind();
        Optional.ofNullable(community.groups().get(digest.mention()))
                .filter(group -> kind != Destination.Kind.LOG && !group.handles().containsKey(kind.word()))
                .ifPresent(group -> warn(found, at("groups", group.key()),
                        "group " + group.key() + " has no " + kind.word() + " handle, so digest " + digest.key()
                                + " does not call them",
                        "add `" + kind.word() + "` to its `handles`"));
    }

    private void rounds(Rotation rotation, Rotation.Rounds rounds, Value at, List<Problem> found) {
        if (rounds.starts().atZone(community.zone()).toInstant().isAfter(now)) {
            warn(found, at.get("starts"),
                    "rotation " + rotation.key() + " starts in the future, so until then nobody is on duty",
                    "write a day that has passed, if somebody is on duty already");
        }
        LocalDate today = LocalDate.ofInstant(now, community.zone());
        today.datesUntil(today.plusYears(1)).filter(day -> rotation.members().stream().map(community.people()::get)
                .allMatch(person -> person.away().stream().anyMatch(away -> away.holds(day)))).findFirst()
                .ifPresent(day -> warn(found, at, "everybody of rotation " + rotation.key() + " is away on " + day
                        + ", so a turn that starts then falls to whose turn it is all the same",
                        "add members, or make an override for that time"));
    }

    private void calendar(Rotation rotation, Rotation.Calendar calendar, Value at, List<Problem> found) {
        Instant end = calendar.turns().get(calendar.turns().size() - 1).until();
        if (end.isBefore(now.plus(Duration.ofDays(14)))) {
            warn(found, at.get("calendar"), "the calendar of rotation " + rotation.key() + " ends on "
                    + LocalDate.ofInstant(end, community.zone()) + ", and from then on nobody is on duty",
                    "add events to " + calendar.name() + " and start Tend again");
        }
    }

    /** The chats where people of this rotation are called by name. */
    private Set<Destination.Kind> mentioning(Rotation rotation) {
        Set<Destination.Kind> chats = community.pings().stream()
                .filter(ping -> ping.event() == EventType.QUESTION_ASSIGNED
                        && ping.source().map(rotation::takes).orElse(true)
                        || PingRule.OF_ROTATIONS.contains(ping.event())
                                && ping.rotation().map(rotation.key()::equals).orElse(true))
                .map(ping -> community.destinations().get(ping.to()).kind())
                .collect(Collectors.toCollection(TreeSet::new));
        chats.remove(Destination.Kind.LOG);
        return chats;
    }

    private Value at(String section, String key) {
        return file.get(section).get(key);
    }

    private static void warn(List<Problem> found, Value at, String message, String remedy) {
        found.add(new Problem(Math.max(1, at.line()), message, remedy));
    }
}
