package dev.tend.kit.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;

/** The reason why there is no answer of a server. */
public enum Trouble {
    NO_ADDRESS("%s has no address that can be asked"),
    UNKNOWN_NAME("the name of %s is not known"),
    NOT_PUBLIC("%s has no public address, and private addresses are not called (see tend.allow-private-addresses)"),
    NO_CONNECTION("no connection to %s within " + Outgoing.CONNECT_TIMEOUT.toSeconds() + " s"),
    REFUSED("connection refused by %s"),
    NO_TLS("no trusted TLS connection to %s"),
    SLOW("no answer of %s in time"),
    BROKEN("the connection to %s broke"),
    STOPPED("%s was not asked to the end, since Tend stops");

    private final String message;

    Trouble(String message) {
        this.message = message;
    }

    /** A message for people, who need not know Java. Nothing of the address is in it but {@code server}. */
    public String at(String server) {
        return message.formatted(server);
    }

    static Trouble of(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof InterruptedException) {
            return STOPPED;
        } else if (cause instanceof TimeoutException) {
            return SLOW;
        } else if (cause instanceof UnknownHostException) {
            return UNKNOWN_NAME;
        } else if (cause instanceof ConnectTimeoutException) {
            return NO_CONNECTION;
        } else if (cause instanceof ConnectException) {
            return REFUSED;
        }
        return cause instanceof SSLException ? NO_TLS : BROKEN;
    }
}
