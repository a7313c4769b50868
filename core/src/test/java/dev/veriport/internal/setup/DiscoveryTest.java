package dev.veriport.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.store.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C5: class loaders as executable jars, application servers and plug-ins have them. */
final class DiscoveryTest {
    @TempDir
    Path directory;

    /** What an application would run on its common pool; gives what went wrong, or the vendors that were found. */
    public static final class Application {
        private Application() {}

        public static String start() {
            List<String> found = new ArrayList<>();
            List<String> failures =
                    Discovery.each(IdentityProviderFactory.class, factory -> found.add(factory.vendor()));
            return found + " " + failures.size();
        }
    }

    /** On some class path. */
    public static class Nearby extends Delegating {
        public Nearby() {
            super("nearby");
        }
    }

    /** On another. */
    public static class Faraway extends Delegating {
        public Faraway() {
            super("faraway");
        }
    }

    /** Cannot be made. */
    public static class Broken extends Delegating {
        public Broken() {
            super("broken");
            throw new IllegalStateException("a dependency is missing");
        }
    }

    /** A factory with a constructor that the service loader can call. */
    abstract static class Delegating implements IdentityProviderFactory<ScriptedFactory.Settings> {
        private final ScriptedFactory factory;

        Delegating(String name) {
            factory = ScriptedFactory.of(name);
        }

        @Override
        public String vendor() {
            return factory.vendor();
        }

        @Override
        public dev.veriport.store.VendorAccount account(ScriptedFactory.Settings settings) {
            return factory.account(settings);
        }

        @Override
        public ScriptedFactory.Settings configure(dev.veriport.config.ConfigReader in) {
            return factory.configure(in);
        }

        @Override
        public Set<Operation> operations() {
            return factory.operations();
        }

        @Override
        public dev.veriport.model.Capabilities capabilities(ScriptedFactory.Settings settings) {
            return factory.capabilities(settings);
        }

        @Override
        public dev.veriport.spi.VendorAdapter create(
                ScriptedFactory.Settings settings, dev.veriport.spi.ProviderRuntime runtime) {
            return factory.create(settings, runtime);
        }
    }

    /** A place on the class path that says these are installed. */
    private URL installed(String place, String... classes) {
        try {
            Path services = Files.createDirectories(directory.resolve(place).resolve("META-INF/services"));
            Files.write(services.resolve(IdentityProviderFactory.class.getName()), List.of(classes));
            return directory.resolve(place).toUri().toURL();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All of this library and these tests once more, as an executable jar's loader has them, and these places. */
    private static URLClassLoader ownCopy(URL... places) {
        Stream<URL> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> url(Path.of(entry)));
        return new URLClassLoader(
                Stream.concat(Arrays.stream(places), classPath).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String startIn(ClassLoader library, ClassLoader context) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            return (String) library.loadClass(Application.class.getName())
                    .getMethod("start")
                    .invoke(null);
        } catch (InvocationTargetException failed) {
            throw new AssertionError(failed.getCause());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    @DisplayName("C5 on the common pool of an executable jar the library's own class loader is asked")
    void commonPool() throws Exception {
        try (URLClassLoader jar = ownCopy(installed("jar", Nearby.class.getName()))) {
            String found = ForkJoinPool.commonPool()
                    .submit(() -> startIn(jar, ClassLoader.getSystemClassLoader()))
                    .get();
            assertThat(found).isEqualTo("[nearby] 0");
            assertThat(startIn(jar, null)).as("without a context").isEqualTo("[nearby] 0");
        }
    }

    @Test
    @DisplayName("C5 what the context class loader alone sees is found too, first, and each class once")
    void union() throws Exception {
        URL plugin = installed("plugin", Faraway.class.getName(), Nearby.class.getName());
        try (URLClassLoader jar = ownCopy(installed("jar", Nearby.class.getName()));
                URLClassLoader context = new URLClassLoader(new URL[] {plugin}, jar)) {
            assertThat(startIn(jar, context)).isEqualTo("[nearby, faraway] 0");
        }
    }

    @Test
    @DisplayName("C5 adapters of another copy of the library in the context are passed over, and ours are found")
    void secondCopy() throws Exception {
        try (URLClassLoader ours = ownCopy(installed("ours", Nearby.class.getName()));
                URLClassLoader theirs = ownCopy(installed("theirs", Faraway.class.getName(), Nearby.class.getName()))) {
            assertThat(startIn(ours, theirs)).isEqualTo("[nearby] 2");
        }
    }

    @Test
    @DisplayName("C5 one adapter that cannot be loaded does not hide the next, and is told")
    void broken() throws Exception {
        URL place = installed("jar", "com.example.Gone", Broken.class.getName(), Nearby.class.getName());
        try (URLClassLoader jar = ownCopy(place)) {
            assertThat(startIn(jar, jar)).isEqualTo("[nearby] 2");
        }
    }

    @Test
    @DisplayName("C5 here, where nothing is installed, nothing is found")
    void nothing() {
        assertThat(Discovery.each(IdentityProviderFactory.class, factory -> {
                    throw new AssertionError(factory.vendor());
                }))
                .isEmpty();
        assertThat(Discovery.each(StoreFactory.class, factory -> {
                    throw new AssertionError(factory.name());
                }))
                .isEmpty();
    }
}
