package dev.tend.notifier.api;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.tend.notifier.ping.Channel;

/**
 * A page of the ledger, newest first.
 *
 * @param destinations how each destination is: with failures it rests until {@code nextAt}; with a remedy it waits for a person
 */
@Schema(name = "Pings")
public record PingPage(List<PingItem> items, @Nullable String nextCursor, List<Channel> destinations) {
}
