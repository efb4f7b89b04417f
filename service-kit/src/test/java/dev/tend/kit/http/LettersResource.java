package dev.tend.kit.http;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

/** A resource to send things to. */
@Path("/letters")
public class LettersResource {

    public record Stamp(@Nullable String motif) {
    }

    public record Letter(@Nullable String by, @Nullable List<String> pages, @Nullable Stamp stamp) {
    }

    @GET
    public String all() {
        return "none";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String post(@Nullable Letter letter) {
        return letter == null ? "nothing" : "from " + letter.by;
    }
}
