package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules that are shipped, found by walking the folders: whatever has code of its own and is no check. */
final class House {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** No module is in these, nor in what tools keep for themselves. */
    private static final Set<String> SKIPPED = Set.of("target", "src");

    /**
     * A shipped module.
     *
     * @param folder below the root, with slashes
     */
    record Module(Path root, String folder, Place place, String packageName) {
        Path sources() {
            return root.resolve(folder).resolve(SOURCES);
        }

        Path classes() {
            return root.resolve(folder).resolve(Path.of("target", "classes"));
        }

        boolean has(String otherPackage) {
            return place == Place.CORE
                    ? CoreRules.packages().contains(otherPackage)
                    : otherPackage.equals(packageName) || otherPackage.startsWith(packageName + ".");
        }

        boolean mayKnow(Module other) {
            return equals(other) || place.knows(other.folder());
        }
    }

    private final List<Module> modules;

    private House(List<Module> modules) {
        this.modules = modules;
    }

    /** @throws IllegalStateException for a module whose place is unknown, or whose package another has */
    static House at(Path root) {
        List<Module> modules = folders(root).stream()
                .filter(folder -> Files.isDirectory(folder.resolve(SOURCES)))
                .filter(folder -> !root.relativize(folder).startsWith("checks"))
                .map(folder -> moduleAt(root, folder))
                .sorted(Comparator.comparing(Module::folder))
                .toList();
        Set<String> taken = new HashSet<>();
        for (Module module : modules) {
            Set<String> own = module.place() == Place.CORE ? CoreRules.packages() : Set.of(module.packageName());
            if (!own.stream().allMatch(taken::add)) {
                throw new IllegalStateException(module.folder() + " has the package of another module: " + own);
            }
        }
        return new House(modules);
    }

    /** The one that this is a part of. */
    static House ours() {
        return at(root());
    }

    static Path root() {
        return Path.of(System.getProperty("project.root"));
    }

    /** Every folder that may be a module's, at any depth. */
    static List<Path> folders(Path root) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    if (!folder.equals(root) && (name.startsWith(".") || SKIPPED.contains(name))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    found.add(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new IllegalStateException("the folders cannot be walked", unreadable);
        }
        return found;
    }

    List<Module> modules() {
        return modules;
    }

    JavaClasses classes() {
        return new ClassFileImporter()
                .importPaths(modules.stream().map(Module::classes).toList());
    }

    /** The module whose package this class is in; none for a class of the checks. */
    Optional<Module> moduleOf(JavaClass type) {
        return modules.stream()
                .filter(module -> module.has(type.getPackageName()))
                .max(Comparator.comparing(module -> module.packageName().length()));
    }

    /** Whether the class is of a module of this kind. */
    boolean isAt(Place place, JavaClass type) {
        return moduleOf(type).filter(module -> module.place() == place).isPresent();
    }

    private static Module moduleAt(Path root, Path at) {
        String folder = root.relativize(at).toString().replace('\\', '/');
        Place place = Place.of(folder);
        return new Module(root, folder, place, place.packageOf(folder));
    }
}
