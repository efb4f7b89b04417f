package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.tend.events.Author;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;

/** The table of that name. */
final class Pieces {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .addMixIn(Author.class, WithoutId.class).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The account's id has a column: a version of before ids were read could not read a draft with one in it. */
    @JsonIgnoreProperties("id")
    private interface WithoutId {
    }

    private Pieces() {
    }

    static List<Piece> load(Handle transaction, List<String> questions, Map<String, String> sources) {
        return transaction
                .createQuery(
                        "select question, part, ordered, told, draft, author_id from piece where question = any(:ids)")
                .bindArray("ids", String.class, questions)
                .map((row, context) -> new Piece(row.getString(1), sources.get(row.getString(1)),
                        Part.valueOf(row.getString(2)), read(row.getString(5), row.getString(6)), instant(row, 3),
                        instant(row, 4), false,
                        Via.WEBHOOK))
                .list();
    }

    static void save(Handle transaction, List<Piece> pieces) {
        transaction.createUpdate("""
            insert into piece (question, part, ordered, told, draft, author_id)
            select question, part, ordered::timestamptz, told::timestamptz, draft, nullif(author_id, '')
            from unnest(:questions, :parts, :ordered, :told, :drafts, :authors)
              as new (question, part, ordered, told, draft, author_id)
            on conflict (question, part) do update set ordered = excluded.ordered, told = excluded.told,
              draft = excluded.draft, author_id = excluded.author_id""")
                .bindArray("authors", String.class, pieces.stream().map(piece -> piece.draft().author().id())
                        .map(id -> id == null ? "" : id).toList())
                .bindArray("questions", String.class, pieces.stream().map(Piece::question).toList())
                .bindArray("parts", String.class, pieces.stream().map(piece -> piece.part().name()).toList())
                .bindArray("ordered", String.class, pieces.stream().map(piece -> piece.ordered().toString()).toList())
                .bindArray("told", String.class, pieces.stream().map(piece -> piece.told().toString()).toList())
                .bindArray("drafts", String.class, pieces.stream().map(piece -> write(piece.draft())).toList())
                .execute();
    }

    private static Instant instant(java.sql.ResultSet row, int column) throws java.sql.SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }

    private static Draft read(String json, @Nullable String authorId) {
        try {
            Draft draft = JSON.readValue(json, Draft.class);
            Author author = draft.author();
            return new Draft(draft.url(), draft.title(), draft.body(),
                    new Author(author.handle(), author.name(), author.staff(), author.bot(), authorId),
                    draft.postedAt(), draft.labels(), draft.category(), draft.visibility());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that this version can't read");
        }
    }

    private static String write(Draft draft) {
        try {
            return JSON.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that can't be written");
        }
    }
}
