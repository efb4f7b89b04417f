package dev.tend.kit.access;

import java.util.Objects;
import java.util.stream.Stream;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Why a token is not accepted, in words that hold nothing of the token. */
final class Causes {

    private Causes() {
    }

    static Stream<Throwable> of(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    static String reason(Throwable e) {
        return of(e).filter(InvalidJwtException.class::isInstance).map(InvalidJwtException.class::cast).findFirst()
                .map(Causes::reason).orElse("it is no token of the server at which people sign in");
    }

    private static String reason(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return "it has expired";
        } else if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "it was made for another application";
        } else if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "it was made by another server";
        }
        return "it was not signed by the server at which people sign in, or is no token at all";
    }
}
