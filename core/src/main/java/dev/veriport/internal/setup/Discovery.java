package dev.veriport.internal.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds installed services through the thread's context class loader and through the class loader of this library,
 * since the context of a thread of the common pool may see neither.
 */
public final class Discovery {
    /** Stops after a loader that fails repeatedly without advancing. */
    private static final int MAX_FAILURES = 100;

    private Discovery() {}

    /**
     * Passes each service to {@code found} once, by the name of its class.
     *
     * @return the services that could not be loaded, in the JDK's words: a dependency is missing, or they belong to
     *     another copy of this library
     */
    public static <S> List<String> each(Class<S> service, Consumer<S> found) {
        Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(service.getClassLoader());
        Set<String> seen = new HashSet<>();
        List<String> failures = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            Iterator<ServiceLoader.Provider<S>> providers =
                    ServiceLoader.load(service, loader).stream().iterator();
            boolean more = true;
            while (more && failures.size() < MAX_FAILURES) {
                try {
                    more = providers.hasNext();
                    if (more) {
                        ServiceLoader.Provider<S> provider = providers.next();
                        if (seen.add(provider.type().getName())) {
                            found.accept(provider.get());
                        }
                    }
                } catch (ServiceConfigurationError | LinkageError unusable) {
                    failures.add(String.valueOf(unusable.getMessage()));
                }
            }
        }
        return failures;
    }
}
