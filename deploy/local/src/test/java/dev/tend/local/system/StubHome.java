package dev.tend.local.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project in which each of the four services is a {@link StubService}. */
final class StubHome {

    private StubHome() {
    }

    static Path in(Path dir) throws IOException {
        for (Service service : Service.values()) {
            Path program = service.program(dir);
            Files.createDirectories(program.getParent());
            write(program);
        }
        Files.writeString(dir.resolve("community.yaml"), """
            community: Stub
            zone: UTC
            people: {ada: {name: Ada, handles: {discourse: ada}}}
            sources:
              forum: {kind: discourse, location: "https://forum.example", webhook-secret: "${FORUM_SECRET}"}
            rotations: {support: {members: [ada], starts: "2026-01-05T09:00"}}
            destinations: {square: {kind: slack, url: "${SQUARE_HOOK}"}}
            """);
        return dir;
    }

    private static void write(Path program) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(program), manifest);
                InputStream code = StubService.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }
}
