package dev.tend.classifier.api;

import java.util.List;
import java.util.Objects;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;

import dev.tend.classifier.type.Classifier;
import dev.tend.classifier.type.Typing;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;

/** Trying out what a text would be typed as. */
@Path("/api/classify")
@Tag(name = "Classify")
public class ClassifyResource {

    private static final int TITLE_LIMIT = 1_000;
    private static final int BODY_LIMIT = 65_536;
    private static final int LABELS_LIMIT = 100;

    private final Classifier classifier;
    private final Community community;

    ClassifyResource(Classifier classifier, Community community) {
        this.classifier = classifier;
        this.community = community;
    }

    /** A post as a source would tell it. */
    public record Post(
            @Schema(description = "At most 1,000 characters. It or the body has to be there.") @Nullable String title,
            @Schema(description = "Markdown, at most 65,536 characters.") @Nullable String body,
            @Schema(description = "Labels or tags as the source spells them, at most 100.") @Nullable List<@Nullable String> labels,
            @Schema(description = "The category's slug.") @Nullable String category,
            @Schema(description = "A key of sources in community.yaml.") @Nullable String source) {
    }

    @RolesAllowed(Role.VIEWER)
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "classifyText", summary = "Type a text", description = "Says what a post would be typed as and why: by its labels, "
            + "its category, and the signs in its title and body. Nothing is stored.")
    @APIResponse(responseCode = "200", description = "The type, how sure that is (0 to 1), and the reasons, most telling first")
    @APIResponse(responseCode = "400", description = "There is nothing to classify, or too much")
    public Typing classify(@Nullable Post post) {
        if (post == null || isBlank(post.title) && isBlank(post.body)) {
            throw wrong("Nothing to classify", "Neither title nor body holds any text: send at least one of them.");
        }
        String title = Objects.requireNonNullElse(post.title, "");
        String body = Objects.requireNonNullElse(post.body, "");
        List<@Nullable String> labels = Objects.requireNonNullElse(post.labels, List.of());
        limit("title", title.length(), TITLE_LIMIT, "characters");
        limit("body", body.length(), BODY_LIMIT, "characters");
        limit("labels", labels.size(), LABELS_LIMIT, "entries");
        if (post.source != null && !community.sources().containsKey(post.source)) {
            throw wrong("Unknown source", "source is none of this community: leave it out, or send one of "
                    + String.join(", ", community.sources().keySet()) + ".");
        }
        return classifier.type(title, body, labels.stream().filter(Objects::nonNull).toList(), post.category);
    }

    private static void limit(String field, int size, int most, String unit) {
        if (size > most) {
            throw wrong("Too long", "%s has %d %s: send at most %d.".formatted(field, size, unit, most));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static HttpProblem wrong(String title, String detail) {
        return HttpProblem.builder().withStatus(Status.BAD_REQUEST).withTitle(title).withDetail(detail).build();
    }
}
