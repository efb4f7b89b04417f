package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.report.Figures;

@QuarkusTest
class OpenApiTest extends ServiceTest {

    private JsonPath api;

    @BeforeEach
    void read() {
        api = given().accept("application/json").get("/q/openapi").then().statusCode(200).extract().jsonPath();
    }

    @ParameterizedTest
    @ValueSource(strings = { "acknowledge", "assign", "snooze", "reclassify", "resolve"})
    void what_can_be_done_with_a_question_says_how_it_can_end(String action) {
        String post = "paths.'/api/questions/{key}/" + action + "'.post.";

        assertThat(api.getMap(post + "responses")).containsKeys("200", "400", "403", "404", "409");
        assertThat(api.getString(post + "responses.'200'.content.'application/json'.schema.$ref"))
                .endsWith("/QuestionItem");
    }

    @Test
    void the_other_paths_say_how_they_can_end() {
        assertThat(api.getMap("paths.'/api/questions'.get.responses")).containsKeys("200", "400");
        assertThat(api.getString("paths.'/api/questions'.get.responses.'200'.content.'application/json'.schema.$ref"))
                .endsWith("/QuestionList");
        assertThat(api.getMap("paths.'/api/questions/{key}'.get.responses")).containsKeys("200", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}/on-duty'.get.responses")).containsKeys("200", "400", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}'.get.responses")).containsKeys("200", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}/shifts'.get.responses")).containsKeys("200", "400", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}/calendar.ics'.get.responses")).containsKeys("200", "404");
        assertThat(api.getMap("paths.'/api/digests'.get.responses")).containsKeys("200");
        assertThat(api.getMap("paths.'/api/digests/{name}/preview'.get.responses")).containsKeys("200", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}/overrides'.post.responses")).containsKeys("200", "201",
                "400", "403", "404");
        assertThat(api.getMap("paths.'/api/rotations/{name}/swaps'.post.responses")).containsKeys("200", "201", "400",
                "403", "404", "409");
        assertThat(api.getMap("paths.'/api/rotations/{name}/handover'.post.responses")).containsKeys("200", "400",
                "403", "404");
        assertThat(api.getMap("paths.'/api/people/{key}/absences'.post.responses")).containsKeys("200", "201", "400",
                "403", "404");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_is_always_in_an_answer_is_required(Class<?> answer) {
        List<String> always = Arrays.stream(answer.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName).toList();

        assertThat(api.<String>getList("components.schemas." + answer.getSimpleName() + ".required"))
                .containsExactlyInAnyOrderElementsOf(always);
    }

    static Stream<Class<?>> answers() {
        return Stream.of(QuestionItem.class, QuestionItem.LinkView.class, QuestionsResource.QuestionList.class,
                RotationsResource.PersonView.class,
                RotationsResource.ShiftView.class, RotationsResource.RotationView.class,
                RotationsResource.RotationList.class, RotationsResource.ShiftList.class,
                RotationsResource.OnDuty.class, RotationsResource.GapView.class, OverridesResource.OverrideView.class,
                PeopleResource.AbsenceView.class, PeopleResource.AbsenceList.class, SwapsResource.SwapView.class,
                SwapsResource.SwapList.class, HandOverResource.HandedOver.class,
                DigestsResource.DigestView.class, DigestsResource.DigestList.class, DigestsResource.LineView.class,
                DigestsResource.DigestPreview.class, Figures.class, Figures.Flow.class, Figures.FirstAnswer.class,
                Figures.Load.class, Figures.Rising.class, Figures.Place.class, Figures.Examples.class,
                Figures.Example.class);
    }

    @Test
    void what_must_be_in_a_request_is_required() {
        assertThat(api.<String>getList("components.schemas.Handover.required")).containsExactly("assignee");
        assertThat(api.<String>getList("components.schemas.Correction.required")).containsExactly("type");
        assertThat(api.<String>getList("components.schemas.Relation.required")).containsExactly("kind", "url");
        assertThat(api.<String>getList("components.schemas.OverrideRequest.required")).containsExactly("person", "from",
                "until");
    }
}
