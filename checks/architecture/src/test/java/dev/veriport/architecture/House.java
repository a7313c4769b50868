package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules that are shipped, found by walking the folders: whatever has code of its own and is no check. */
final class House {
    private final Path root;

    private House(Path root) {
        this.root = root;
    }

    static House at(Path root) {
        return new House(root);
    }

    /** The one that this is a part of. */
    static House ours() {
        return at(Path.of(System.getProperty("project.root")));
    }

    /** Their folders, below the root. */
    List<Path> modules() {
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.map(root::relativize)
                    .filter(folder -> Files.isDirectory(sourcesOf(folder)))
                    .filter(folder -> !folder.startsWith("checks"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the house cannot be walked", unreadable);
        }
    }

    Path sourcesOf(Path module) {
        return root.resolve(module).resolve(Path.of("src", "main", "java"));
    }

    Path classesOf(Path module) {
        return root.resolve(module).resolve(Path.of("target", "classes"));
    }

    JavaClasses classes() {
        return new ClassFileImporter()
                .importPaths(modules().stream().map(this::classesOf).toList());
    }

    /** The package that the code of a module is in: a vendor's adapter, a fake and a store have one for each name. */
    static String packageOf(Path module) {
        String place = module.toString().replace('\\', '/');
        String name = module.getFileName().toString();
        if (place.equals("core")) {
            return "dev.veriport";
        }
        if (place.equals("vendor-http")) {
            return "dev.veriport.http";
        }
        if (place.equals("integrations/spring-boot")) {
            return "dev.veriport.spring";
        }
        if (place.startsWith("adapter-")) {
            return "dev.veriport.adapter." + place.substring("adapter-".length());
        }
        if (place.startsWith("fakes/")) {
            return "dev.veriport.fake." + name;
        }
        if (place.startsWith("stores/")) {
            return "dev.veriport.store." + name;
        }
        return "dev.veriport." + name;
    }
}
