package dev.tend.kit.community;

import java.text.Collator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

import dev.tend.events.QuestionSummary;
import dev.tend.kit.LowerCase;

/**
 * A community as {@code community.yaml} describes it. Whole and valid: {@link CommunityFile} lets nothing else through. Maps keep
 * the order of the file.
 *
 * @param name key {@code community}
 * @param bots handles per kind of source that are programs, beside those that the source itself calls so
 * @param groups whom digests may call at once
 * @param templates Qute templates per event name that replace the built-in texts of pings
 */
public record Community(String name, ZoneId zone, Map<String, Person> people, Staff staff,
        Map<String, Set<String>> bots,
        Map<String, Source> sources, Map<String, Policy> policies, Map<String, Rotation> rotations,
        Map<String, Destination> destinations, List<PingRule> pings, Map<String, String> templates,
        Map<String, Digest> digests, Map<String, Response> responses, Classification classification,
        Optional<WorkingTime> workingTime, Map<String, Group> groups) {

    /** The calendars of holidays that are at an address. */
    public List<RemoteCalendar<SortedSet<LocalDate>>> holidayCalendars() {
        return workingTime.map(WorkingTime::calendars).orElseGet(List::of);
    }

    /** All calendars that are at an address. */
    public List<RemoteCalendar<?>> calendars() {
        return Stream.<RemoteCalendar<?>>concat(holidayCalendars().stream(), rotations.values().stream()
                .map(Rotation::plan).filter(Rotation.Calendar.class::isInstance)
                .flatMap(plan -> ((Rotation.Calendar) plan).remote().stream())).toList();
    }

    /** Whether this handle at this kind of source is one of ours: listed as a person or as staff. Case does not count. */
    public boolean isStaff(String kind, String handle) {
        return person(kind, handle).isPresent() || holds(staff.handles(), kind, handle);
    }

    public boolean isBot(String kind, String handle) {
        return holds(bots, kind, handle);
    }

    /** The person with this handle at this kind of place. Case does not count. */
    public Optional<Person> person(String kind, String handle) {
        return people.values().stream().filter(person -> handle.equalsIgnoreCase(person.handles().get(kind)))
                .findFirst();
    }

    /** What people call the person of this key; the key, for somebody who is not listed any more. */
    public String nameOf(String person) {
        return people.containsKey(person) ? people.get(person).name() : person;
    }

    /** By which a question ages: the first of the file that is for it, or else its source's. */
    public Optional<Policy> policyOf(QuestionSummary question) {
        return policies.values().stream()
                .filter(policy -> policy.fits().filter(scope -> scope.takes(question)).isPresent())
                .findFirst()
                .or(() -> Optional.ofNullable(sources.get(question.source())).flatMap(Source::policy)
                        .map(policies::get));
    }

    /** The rotations that take questions of this source, in the order of the file. */
    public List<Rotation> rotationsOf(String source) {
        return rotations.values().stream().filter(rotation -> rotation.takes(source)).toList();
    }

    /** The rotation that a question belongs to: the first of the file that takes it. */
    public Optional<Rotation> rotationOf(QuestionSummary question) {
        return rotations.values().stream().filter(rotation -> rotation.takes(question)).findFirst();
    }

    /**
     * Who takes turns in a rotation, in the order in which they start: as given, or alphabetically by name, as people sort names,
     * case aside; by key where names are equal. Those of a calendar as they come in it.
     */
    public List<Person> turnsOf(Rotation rotation) {
        Stream<Person> members = (rotation.plan() instanceof Rotation.Calendar calendar
                ? calendar.members()
                : rotation.members()).stream().map(people::get);
        if (!(rotation.plan() instanceof Rotation.Rounds rounds)
                || rounds.order() != Rotation.Order.ALPHABETICAL) {
            return members.toList();
        }
        Collator names = Collator.getInstance(Locale.ROOT);
        names.setStrength(Collator.SECONDARY);
        Comparator<Person> byName = Comparator.comparing(Person::name, names::compare);
        return members.sorted(byName.thenComparing(Person::key)).toList();
    }

    /**
     * What a question could be answered with: all variants of the first response of the file that fits, to be taken in this order.
     * Plain text, with words of others in it. To what is settled there is nothing to say but what is for its label.
     */
    public List<String> responsesTo(QuestionSummary question, boolean settled) {
        return responses.values().stream().filter(response -> !settled || !response.labels().isEmpty())
                .filter(response -> response.fits(question)).findFirst()
                .map(response -> response.to(question)).orElse(List.of());
    }

    /** Handles in {@code handles} are in lower case. */
    private static boolean holds(Map<String, Set<String>> handles, String kind, String handle) {
        return handles.getOrDefault(kind, Set.of()).contains(LowerCase.of(handle));
    }
}
