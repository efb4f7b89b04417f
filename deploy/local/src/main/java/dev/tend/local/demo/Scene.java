package dev.tend.local.demo;

import java.util.List;
import java.util.Optional;

import dev.tend.local.standin.Webhook;

/**
 * One thing that happens in the story.
 *
 * @param title what happens, for people
 * @param says the words of it, for people
 * @param webhooks what the source sends; more than one where it tells one thing in parts
 * @param status what each is to be answered with
 * @param question the id of the question that it is about
 * @param expectations what is to be so afterwards
 */
record Scene(String title, String says, List<Webhook> webhooks, int status, Optional<String> question,
        List<Expectation> expectations) {

    static Scene about(String question, String title, String says, int status, List<Webhook> webhooks,
            Expectation... expectations) {
        return new Scene(title, says, webhooks, status, Optional.of(question), List.of(expectations));
    }

    static Scene aboutNothing(String title, String says, int status, Webhook webhook, Expectation... expectations) {
        return new Scene(title, says, List.of(webhook), status, Optional.empty(), List.of(expectations));
    }
}
