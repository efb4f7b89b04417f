package dev.tend.notifier.message;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;
import dev.tend.events.EventType;
import dev.tend.events.QuestionState;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;

/** The texts of digests: one message each, with as many lines as there is room for. */
@ApplicationScoped
public class DigestText {

    /** Slack takes some 10,000 characters of text; what stands around the list needs some of them. */
    private static final int LONGEST_LIST = 8_500;
    private static final int LONGEST_LEAD = 600;

    private final Community community;
    private final Clock clock;
    private final Optional<String> board;
    private final Templates templates;

    DigestText(Community community, Clock clock,
            @ConfigProperty(name = "tend.notifier.board-url") Optional<String> board) {
        this.community = community;
        this.clock = clock;
        this.board = board;
        this.templates = new Templates(community.templates());
    }

    /** @param rule the rule that led to it, in words */
    public String of(Markup markup, Details details, String rule) {
        return details.event() == EventType.DIGEST_DUE
                ? ofDigest(markup, details.digest())
                : ofRotation(markup, details, rule);
    }

    private String ofRotation(Markup markup, Details details, String rule) {
        Variables variables = new Variables(markup, Variables.LONG_TITLE, community);
        DigestDue list = details.digest();
        int all = list.items().size() + (list.more() == null ? 0 : list.more());
        List<Shown> lines = new ArrayList<>();
        int told = lines(list, markup, variables, lines);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("mention", list.person() == null ? null : variables.mention(list.person()));
        values.put("lead", variables.shown(lead(details), LONGEST_LEAD));
        values.put("unchanged",
                all == 0 && details.event() == EventType.SHIFT_STARTED
                        ? variables.shown("Nothing is open that is yours or left to you.", 200)
                        : null);
        values.put("items", lines);
        values.put("more", told == all ? null : more(list, all - told, markup, variables));
        values.put("rule", variables.shown("Why here: this channel follows " + rule, 200));
        return templates.render(details.event().eventName(), values);
    }

    private String lead(String digest) {
        return Optional.ofNullable(community.digests().get(digest)).map(Digest::lead).orElse(digest);
    }

    private String lead(Details details) {
        return switch (details.event()) {
            case SWAP_CHANGED -> swap(details);
            case SCHEDULE_ENDING -> gap(details);
            default -> shift(details);
        };
    }

    private String gap(Details details) {
        if (details.because().equals("HOLIDAYS_END")) {
            return "the list of holidays ends: days from " + when(details.since())
                    + " on are all working days, unless somebody adds the next ones to working-time.holidays.";
        }
        String rotation = details.digest().digest();
        String time = "from " + when(details.since()) + " until "
                + when(details.until());
        return details.because().equals("EVERYBODY_AWAY")
                ? "in " + rotation + " everybody is away when the shifts start " + time
                        + ". They fall to whose turn it is, unless somebody else takes them: make an override."
                : "in " + rotation + " nobody is on duty " + time + ": make an override.";
    }

    private String swap(Details details) {
        String rotation = details.digest().digest();
        String gives = when(details.since());
        String takes = when(details.digest().dueAt());
        return community.nameOf(details.by()) + switch (details.because()) {
            case "PROPOSED" -> " asks you to swap shifts in " + rotation + ": you would have theirs of " + gives
                    + ", they yours of " + takes + ". Answer with POST /api/rotations/" + rotation + "/swaps/"
                    + details.note() + "/accept or …/decline.";
            case "ACCEPTED" -> " accepts the swap in " + rotation + ": the shift of " + takes
                    + " is yours now, and theirs the one of " + gives + ".";
            case "DECLINED" -> " declines the swap in " + rotation + ": you keep the shift of " + gives + ".";
            default -> " withdraws the swap in " + rotation + ": you keep the shift of " + takes + ".";
        };
    }

    private String shift(Details details) {
        return "your shift in " + details.digest().digest() + " has begun. It ends "
                + when(details.until())
                + (details.by() == null ? "." : "; before you it was " + community.nameOf(details.by()) + "'s.");
    }

    private String ofDigest(Markup markup, DigestDue due) {
        Variables variables = new Variables(markup, Variables.LONG_TITLE, community);
        Optional<Digest> digest = Optional.ofNullable(community.digests().get(due.digest()));
        int all = due.items().size() + (due.more() == null ? 0 : due.more());
        List<Shown> lines = new ArrayList<>();
        int told = due.unchangedSince() == null ? lines(due, markup, variables, lines) : 0;
        if (due.report() != null) {
            ReportLines.add(due.report(), markup, variables, lines, LONGEST_LIST);
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("mention", mention(due, digest, markup, variables));
        List<String> names = due.digests() == null ? List.of(due.digest()) : due.digests();
        values.put("lead", variables.shown(names.size() > 1 ? "Your lists of today" : lead(names.get(0)),
                LONGEST_LEAD));
        values.put("unchanged",
                all == 0 && due.report() == null || due.unchangedSince() != null
                        ? variables.shown(news(due, all), 200)
                        : null);
        values.put("items", lines);
        values.put("more", told == all ? null : more(due, all - told, markup, variables));
        values.put("rule", variables.shown("Why here: this channel gets " + names.stream().map("digest "::concat)
                .collect(Collectors.joining(", ")), 200));
        return templates.render(EventType.DIGEST_DUE.eventName(), values);
    }

    /** Adds the lines that there is room for, each section under its title, and returns how many questions are among them. */
    private int lines(DigestDue due, Markup markup, Variables variables, List<Shown> lines) {
        int left = LONGEST_LIST;
        int told = 0;
        String section = "";
        for (DigestDue.Item item : due.items()) {
            List<Shown> next = new ArrayList<>();
            if (item.section() != null && !item.section().equals(section)) {
                section = item.section();
                next.add(variables.shown(section, 100).strong());
            }
            next.add(line(due, item, variables));
            left -= next.stream().mapToInt(shown -> shown.written().length() + 1).sum();
            if (left < 0) {
                break;
            }
            lines.addAll(next);
            told++;
        }
        return told;
    }

    private Shown line(DigestDue due, DigestDue.Item item, Variables variables) {
        Turn turn = item.awaiting() == null ? Turn.TEAM : item.awaiting();
        TriageStatus status = new TriageStatus(QuestionState.OPEN, turn, due.dueAt(), due.dueAt(), false, List.of(),
                item.summary().visibility(), false, 0, null);
        Map<String, @Nullable Object> values = variables.of(new Told(Details.of(EventType.DIGEST_DUE), item.summary(),
                status, item.assignee(), ""), clock.instant());
        values.put("because", variables.shown(item.because(), 300));
        return variables.written(templates.render(Templates.DIGEST_LINE, values));
    }

    private @Nullable Shown mention(DigestDue due, Optional<Digest> digest, Markup markup, Variables variables) {
        if (due.person() != null) {
            return variables.mention(due.person());
        }
        return switch (digest.map(Digest::mention).orElse(Digest.NOBODY)) {
            case Digest.HERE -> variables.written(markup.everybody(true));
            case Digest.CHANNEL -> variables.written(markup.everybody(false));
            default -> digest.map(Digest::mention).map(community.groups()::get).map(markup::mention)
                    .map(variables::written).orElse(null);
        };
    }

    private String news(DigestDue due, int all) {
        return all == 0
                ? "Nothing is on this list now."
                : "Unchanged since " + when(due.unchangedSince()) + ": "
                        + Words.count(all, "question") + ".";
    }

    private Shown more(DigestDue due, int left, Markup markup, Variables variables) {
        String onTheBoard = board
                .map(url -> markup.link(new Untrusted(url), new Untrusted("on the board"), 80)).orElse("");
        return variables.written(due.unchangedSince() != null
                ? onTheBoard
                : ("and " + left + " more " + onTheBoard).strip());
    }

    private String when(Instant instant) {
        return Words.when(instant, clock.instant(), community.zone());
    }
}
