package dev.tend.kit.community;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tend.events.EventType;
import dev.tend.kit.community.InvalidCommunity.Problem;

/** What no place in the file can know alone: rules over several values. Wrong values were told before and break no rule. */
record Rules(List<Problem> problems) {

    private static final String REPOSITORY = "[A-Za-z0-9-]+/[A-Za-z0-9._-]+";

    void check(Value community) {
        people(community.get("people"));
        unique(community.get("people"), "email", "give each address to one person");
        unique(community.get("people"), "subject", "give each subject to one person");
        groups(community);
        sources(community.get("sources"));
        workingTime(community.get("working-time"));
        community.get("people").entries().values().forEach(person -> workingTime(person.get("hours")));
        community.get("policies").entries().values()
                .forEach(policy -> policy(policy, community.get("working-time").given()));
        community.get("people").entries().values().stream().flatMap(person -> person.get("away").items().stream())
                .forEach(this::absence);
        community.get("rotations").entries().forEach((key, rotation) -> {
            starts(rotation, community.get("zone"));
            calendar(rotation, community);
            if (rotation.get("back-up").text().filter(key::equals).isPresent()) {
                wrong(rotation.get("back-up"), "a rotation can't back up itself",
                        "name another, or remove it: the next in order backs up anyway");
            }
        });
        community.get("destinations").entries().values().forEach(this::destination);
        community.get("pings").items().forEach(ping -> condition(ping.get("when")));
        community.get("classification").get("rules").items().forEach(this::rule);
        community.get("templates").entries().forEach(this::template);
        community.get("responses").entries().values().stream()
                .flatMap(response -> response.get("texts").items().stream()).forEach(this::response);
        community.get("digests").entries().values().forEach(this::digest);
    }

    private void workingTime(Value time) {
        Optional<LocalTime> until = time.get("until").as(LocalTime.class);
        if (until.filter(end -> !end.equals(LocalTime.MIDNIGHT)).isPresent()
                && time.get("from").as(LocalTime.class).filter(from -> !from.isBefore(until.get())).isPresent()) {
            wrong(time.get("until").given() ? time.get("until") : time.get("from"),
                    "working time ends before it starts",
                    "write a later `until` than `from`; \"00:00\" is the end of the day");
        }
    }

    private void policy(Value policy, boolean hasWorkingTime) {
        if (!hasWorkingTime && policy.get("counts").text().filter("working-time"::equals).isPresent()) {
            wrong(policy.get("counts"), "the file does not say when people work",
                    "add `working-time: {days: [MON, TUE, WED, THU, FRI], from: \"09:00\", until: \"17:00\"}` to the file");
        }
        if (policy.entries().values().stream().anyMatch(Value::given)
                && Policy.THRESHOLDS.stream().noneMatch(threshold -> policy.get(threshold).given())) {
            wrong(policy, "it has no threshold", "add one of " + String.join(", ", Policy.THRESHOLDS));
        }
    }

    private void digest(Value digest) {
        if (digest.get("sections").given() && digest.get("include").given()) {
            wrong(digest.get("include"), "the sections say what is included", "write it in each section");
        }
        if (digest.get("contents").text().equals(Optional.of("report"))) {
            Stream.of("include", "sections", "repeat", "when-empty", "to-person").map(digest::get).filter(Value::given)
                    .forEach(key -> wrong(key, "a report is no list of questions", "remove it"));
        }
        include(digest.get("include"));
        digest.get("sections").items().forEach(section -> include(section.get("include")));
        if (digest.get("to-person").given() && digest.get("mention").given()) {
            wrong(digest.get("mention"), "whom it is for is mentioned", "remove it, or `to-person`");
        }
    }

    private void include(Value include) {
        boolean settled = include.get("state").text().equals(Optional.of("SETTLED"));
        if (settled && !include.entries().containsKey("settled-within")) {
            wrong(include.get("state"), "it does not say how far back", "add `settled-within: P2W`");
        } else if (settled) {
            refuse(include, "what is settled", "aged", "awaiting");
        } else if (include.get("settled-within").given()) {
            wrong(include.get("settled-within"), "what is settled is not among these",
                    "add `state: SETTLED`, or remove it");
        }
    }

    /** What is about a rotation is about no question, and the other way round. */
    private void condition(Value when) {
        when.get("event").text().flatMap(EventType::ofEventName).ifPresent(event -> refuse(when, event.eventName(),
                PingRule.OF_ROTATIONS.contains(event)
                        ? new String[]{ "source", "type", "category", "flag", "author", "policy",
                                "step"}
                        : new String[]{ "rotation"}));
    }

    private void template(String event, Value template) {
        if (template.text().isPresent()) {
            try {
                PingTemplate.check(template.text().orElseThrow(), EventType.ofEventName(event)
                        .filter(type -> type == EventType.DIGEST_DUE || PingRule.OF_ROTATIONS.contains(type))
                        .isPresent());
            } catch (Wrong e) {
                wrong(template, e.getMessage(), e.remedy().orElse("write another"));
            }
        }
    }

    private void response(Value text) {
        if (text.text().isPresent()) {
            try {
                ResponseTemplate.check(text.text().orElseThrow());
            } catch (Wrong e) {
                wrong(text, e.getMessage(), e.remedy().orElse("write another"));
            }
        }
    }

    private void people(Value people) {
        Map<String, String> owners = new HashMap<>();
        people.entries().forEach((person, value) -> value.get("handles").entries().forEach((kind, handle) -> {
            String account = kind + " " + handle.text().orElse(person).toLowerCase(Locale.ROOT);
            String owner = owners.putIfAbsent(account, person);
            if (owner != null && handle.text().isPresent()) {
                wrong(handle, owner + " has the same account", "give each account to one person");
            }
        }));
    }

    /** Who signs in is one person. */
    private void unique(Value people, String key, String remedy) {
        Map<String, String> owners = new HashMap<>();
        people.entries().forEach((person, value) -> value.get(key).text().ifPresent(text -> {
            String owner = owners.putIfAbsent(text.toLowerCase(Locale.ROOT), person);
            if (owner != null) {
                wrong(value.get(key), owner + " has the same " + key, remedy);
            }
        }));
    }

    private void groups(Value community) {
        community.get("groups").entries().forEach((key, group) -> {
            if (community.get("people").get(key).given() || Digest.WORDS.contains(key)) {
                wrong(group, "a digest that mentions it could mean " + (Digest.WORDS.contains(key)
                        ? "the word " + key
                        : "the person " + key), "write another key");
            }
        });
    }

    private void sources(Value sources) {
        Map<String, String> owners = new HashMap<>();
        sources.entries().forEach((key, source) -> {
            Value location = source.get("location");
            String kind = source.get("kind").text().orElse("");
            if (kind.isEmpty() || location.text().isEmpty()) {
                return;
            }
            String text = location.text().orElseThrow();
            if (kind.equals(Source.Kind.GITHUB.word())) {
                repository(location, text);
                refuse(source, "a github source", "api-user");
            } else {
                forum(location, text);
            }
            String owner = owners.putIfAbsent(kind + " " + Source.place(text).toLowerCase(Locale.ROOT), key);
            if (owner != null) {
                wrong(location, "source " + owner + " is the same place", "keep one of them");
            }
        });
    }

    private void repository(Value location, String text) {
        if (!text.matches(REPOSITORY)) {
            String guess = Source.place(text).replaceFirst("^(www\\.)?github\\.com/", "").replaceFirst("(\\.git)?$",
                    "");
            wrong(location, "this is no repository", guess.matches(REPOSITORY) ? "write " + guess : "write owner/repo");
        }
    }

    private void forum(Value location, String text) {
        try {
            if (Environment.checked(text, "it").getRawQuery() != null) {
                wrong(location, "there is a query in it", "write the forum's address up to the `?`");
            }
        } catch (Wrong e) {
            boolean bare = text.matches("[A-Za-z0-9.-]+\\.[A-Za-z]+/?");
            wrong(location, e.getMessage(),
                    e.remedy().orElse("write " + (bare ? "https://" + text : "the forum's address")));
        }
    }

    /** A time that the clocks jump over has no instant that everybody would agree on. */
    private void starts(Value rotation, Value zone) {
        Optional<LocalDateTime> starts = rotation.get("starts").as(LocalDateTime.class);
        Optional<ZoneId> in = zone.as(ZoneId.class);
        if (starts.isPresent() && in.isPresent() && in.get().getRules().getValidOffsets(starts.get()).isEmpty()) {
            wrong(rotation.get("starts"), "the clocks go forward over this time", "write a time before or after that");
        }
    }

    private void calendar(Value rotation, Value community) {
        Value calendar = rotation.get("calendar");
        if (calendar.given()) {
            refuse(rotation, "a rotation with calendar", "members", "order", "every", "starts");
            calendar.as(OnCall.class)
                    .ifPresent(events -> community.get("zone").as(ZoneId.class).ifPresent(zone -> events
                            .problems(community.get("people"), zone)
                            .forEach(found -> wrong(calendar, found.getMessage(), found.remedy().orElseThrow()))));
        }
    }

    private void absence(Value away) {
        Optional<LocalDate> until = away.get("until").as(LocalDate.class);
        if (away.get("from").as(LocalDate.class).filter(from -> until.filter(from::isAfter).isPresent()).isPresent()) {
            wrong(away.get("until"), "it is before `from`", "write the last day away; it may be the same as the first");
        }
    }

    private void destination(Value destination) {
        Optional<String> kind = destination.get("kind").text();
        if (kind.isEmpty()) {
            return;
        }
        if (kind.get().equals(Destination.Kind.LOG.word())) {
            refuse(destination, "a log", "url", "api", "token", "channel", "signing-secret");
        } else if (destination.get("url").given()) {
            refuse(destination, "a destination with url", "api", "token", "channel");
        } else if (!destination.get("token").given() && !destination.get("channel").given()) {
            wrong(destination, "there is no way to post", "add `url`, or `token` and `channel`");
        } else {
            boolean server = kind.get().equals(Destination.Kind.MATTERMOST.word());
            Stream.of("token", "channel", "api").filter(key -> server || !key.equals("api"))
                    .filter(key -> !destination.get(key).given())
                    .forEach(key -> wrong(destination, '"' + key + "\" is missing",
                            key.equals("api")
                                    ? "add the Mattermost server's address"
                                    : "to post by the API add it, else `url`"));
        }
    }

    private void rule(Value rule) {
        if (rule.content() != null && rule.get("type").given() == rule.get("flag").given()) {
            wrong(rule, "a rule speaks for a type or sets a flag", "write one of `type` and `flag`");
        }
    }

    private void refuse(Value section, String what, String... keys) {
        Stream.of(keys).map(section::get).filter(Value::given)
                .forEach(value -> wrong(value, what + " does not use this", "remove it"));
    }

    private void wrong(Value value, String message, String remedy) {
        problems.add(new Problem(value.line(), value.path() + ": " + message, remedy));
    }
}
