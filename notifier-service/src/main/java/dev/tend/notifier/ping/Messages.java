package dev.tend.notifier.ping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.message.DigestText;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.message.Redaction;
import dev.tend.notifier.message.Texts;
import dev.tend.notifier.message.Told;
import dev.tend.notifier.ping.Claim.Claimed;
import dev.tend.notifier.sink.Edit;
import dev.tend.notifier.sink.Message;

/** The messages that tell pings, and what is left of those that may not say it any more. */
@ApplicationScoped
class Messages {

    private final Texts texts;
    private final DigestText digests;

    Messages(Texts texts, DigestText digests) {
        this.texts = texts;
        this.digests = digests;
    }

    Message of(Claim claim, Destination destination, Markup markup) {
        List<Told> told = claim.tell().stream().map(Messages::told).toList();
        List<UUID> ids = claim.ids();
        Ping first = claim.tell().get(0).ping();
        if (first.isDigest()) {
            return new Message(claim.key(), ids, digests.of(markup, first.details(), first.rule()),
                    Optional.empty());
        }
        if (!claim.isAboutOne()) {
            return new Message(claim.key(), ids, texts.several(markup, told), Optional.empty());
        }
        QuestionStatus question = claim.tell().get(0).question();
        boolean buttons = destination.signingSecret().isPresent() && !question.isSettled();
        return new Message(claim.key(), ids, texts.one(markup, told),
                buttons ? Optional.of(new Message.Buttons(question.question(), ids.get(0))) : Optional.empty());
    }

    private static Told told(Claimed claimed) {
        QuestionStatus question = claimed.question();
        return new Told(claimed.ping().details(), question.summary(), question.status(), question.assignee(),
                claimed.ping().rule());
    }

    /** @param message the id at the chat server */
    Edit edit(DueEdits.Work work, String message, Markup markup) {
        boolean removed = work.rows().stream().allMatch(DueEdits.Row::removed);
        return new Edit(message, work.rows().stream().allMatch(DueEdits.Row::alone),
                texts.withdrawn(markup, removed), new Redaction(
                        work.rows().stream().map(DueEdits.Row::url).filter(Objects::nonNull).toList(), work.links(),
                        work.rows().stream().anyMatch(row -> row.url() == null), texts.withdrawnLine(markup, removed),
                        Stream.of(true, false).map(each -> texts.withdrawnLine(markup, each)).toList()));
    }
}
