package dev.tend.notifier.sink;

import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The meaning of a status whose body names no known error: the answer of a proxy, or of a server of tomorrow. Only a refusal that is
 * certain counts as one (RFC 9110, section 15): after a redirect, an error of the server or of a gateway nobody knows whether the
 * message arrived.
 */
public final class Statuses {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405, 406, 407, 410, 411, 414, 415, 417, 421,
            422, 426, 428, 431, 451);
    /** These may be about this message alone. */
    private static final Set<Integer> OF_ONE_MESSAGE = Set.of(400, 422);

    private Statuses() {
    }

    /** @param reason for people, and for the ledger */
    public static Outcome outcome(int status, String reason) {
        if (status == 413) {
            return new Outcome.Rejected(reason);
        }
        if (status == 429) {
            return new Outcome.RetryLater(reason);
        }
        return REFUSED.contains(status)
                ? new Outcome.Repairable(reason, OF_ONE_MESSAGE.contains(status)
                        ? "Look in the chat server's log and documentation for what this error means."
                        : "Check the destination's address in community.yaml, and what stands between Tend and the chat "
                                + "server (proxy, firewall).",
                        !OF_ONE_MESSAGE.contains(status))
                : new Outcome.Unknown(reason);
    }

    /**
     * Whether the body of a 2xx answer is an incoming webhook's own: {@code ok}, or the JSON object of a server that only imitates
     * Slack or Mattermost. A page of HTML, or a body that broke off, comes from something between.
     */
    public static boolean isAcknowledged(String body) {
        if (body.strip().equals("ok")) {
            return true;
        }
        try {
            return JSON.readTree(body).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
