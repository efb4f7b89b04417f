package dev.tend.kit.testing;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Bearer tokens, true ones and such as are to be refused. */
public final class Tokens {

    private static final int MINUTES = 10;

    private Tokens() {
    }

    /** Of somebody with a verified address. */
    public static String of(String email, String... roles) {
        return signed(claims(email, List.of(roles)), key());
    }

    /** Of somebody whom this service does not list. */
    public static String ofStranger(String... roles) {
        return of("stranger@elsewhere.example", roles);
    }

    /** With another claim, or another value of one. */
    public static String with(String claim, Object value, String... roles) {
        JwtClaims claims = claims("stranger@elsewhere.example", List.of(roles));
        claims.setClaim(claim, value);
        return signed(claims, key());
    }

    /** Each kind of token that a service must not take, by what is wrong with it. All claim every role. */
    public static Map<String, String> wrong() {
        String[] all = { "viewer", "team", "responder", "manager", "operator", "integration"};
        JwtClaims old = claims("mallory@elsewhere.example", List.of(all));
        old.setExpirationTimeMinutesInTheFuture(-MINUTES);
        String[] parts = ofStranger(all).split("\\.");
        return Map.of("no token", "nonsense", "three parts of nonsense", "a.b.c", "another server's key",
                signed(claims("mallory@elsewhere.example", List.of(all)), newKey()), "expired", signed(old, key()),
                "another client's", with("aud", "another-client", all), "another realm's",
                with("iss", "https://elsewhere.example/realm", all), "no signature", parts[0] + "." + parts[1] + ".",
                "without an audience", with("aud", List.of(), all));
    }

    private static JwtClaims claims(String email, List<String> roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ConfigProvider.getConfig().getValue(SignInServer.ISSUER, String.class));
        claims.setAudience(SignInServer.CLIENT);
        claims.setSubject("subject of " + email);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setClaim("email", email);
        claims.setClaim("email_verified", true);
        claims.setClaim("realm_access", Map.of("roles", roles));
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setKeyIdHeaderValue(SignInServer.KEY_ID);
            token.setPayload(claims.toJson());
            token.setKey(key.getPrivateKey());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory
                    .newJwk(ConfigProvider.getConfig().getValue(SignInServer.KEY, String.class));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey newKey() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
