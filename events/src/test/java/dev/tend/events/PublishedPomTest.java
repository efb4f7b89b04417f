package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pom that goes along with the jar: what another team's build reads of Tend. */
class PublishedPomTest {

    private static Element pom;

    @BeforeAll
    static void read() throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("target/flattened-pom.xml").toFile());
        pom = document.getDocumentElement();
    }

    @Test
    void itHasTheCoordinatesThatTheCatalogueNames() {
        assertThat(text(pom, "groupId") + ":" + text(pom, "artifactId") + ":" + text(pom, "version"))
                .isEqualTo("dev.tend:events:" + System.getProperty("tend.version"));
        assertThat(Path.of("../docs/events.md")).content()
                .contains("<version>" + System.getProperty("tend.version").replace("-SNAPSHOT", "") + "</version>");
    }

    @Test
    void itBringsNoneOfTheVersionsThatTheServicesNeed() {
        assertThat(pom.getElementsByTagName("parent").getLength()).isZero();
        assertThat(pom.getElementsByTagName("dependencyManagement").getLength()).isZero();
        assertThat(pom.getElementsByTagName("repositories").getLength()).isZero();
    }

    @Test
    void itNeedsJacksonAndAnnotationsAndSaysWhichVersions() {
        List<Element> needed = elements(pom.getElementsByTagName("dependency"));

        assertThat(needed).extracting(element -> text(element, "artifactId"))
                .containsExactlyInAnyOrder("jackson-databind", "jackson-datatype-jsr310", "jspecify");
        assertThat(needed).allSatisfy(element -> assertThat(text(element, "version")).matches("\\d+(\\.\\d+)+"));
    }

    private static String text(Element element, String child) {
        return elements(element.getChildNodes()).stream().filter(one -> one.getTagName().equals(child))
                .map(Element::getTextContent).findFirst().orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).toList();
    }
}
