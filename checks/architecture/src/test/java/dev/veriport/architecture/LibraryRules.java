package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Which library is used where. */
final class LibraryRules {
    private static final String ROOT = "dev.veriport.";
    private static final String HTTP = ROOT + "http..";
    private static final String CLI = ROOT + "cli..";
    private static final String SPRING = ROOT + "spring..";

    /** What core and adapters are written with; of java.net the addresses, not the connections. */
    private static final String PLAIN = "(java\\.(io|lang|math|net|nio|security|text|time|util)|javax\\.crypto"
            + "|org\\.jspecify|org\\.slf4j|dev\\.veriport)(\\..*)?";

    private static final Set<String> CONNECTIONS = Set.of(
            "java.net.DatagramSocket",
            "java.net.HttpURLConnection",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.SocketChannel",
            "javax.net.SocketFactory",
            "javax.net.ssl.HttpsURLConnection",
            "javax.net.ssl.SSLSocketFactory");

    private LibraryRules() {}

    static void addTo(Map<String, ArchRule> rules, House house) {
        inTheirPlaces(rules);
        rules.put(
                "2 core uses only the plain JDK, SLF4J, JSpecify, and Resilience4j in internal.call",
                classes()
                        .that(describe("are core's", type -> house.isAt(Place.CORE, type)))
                        .should(new OnlyDependOn(
                                "the plain JDK, SLF4J and JSpecify",
                                (from, to) -> isPlain(to)
                                        || from.getPackageName().equals(ROOT + "internal.call")
                                                && to.getName().startsWith("io.github.resilience4j."))));
        rules.put(
                "2 an adapter uses only the plain JDK, SLF4J and JSpecify",
                classes()
                        .that(describe("are an adapter's", type -> house.isAt(Place.ADAPTER, type)))
                        .should(new OnlyDependOn("the plain JDK, SLF4J and JSpecify", (from, to) -> isPlain(to))));
        rules.put(
                "2 a store reaches its engine by its client alone",
                classes()
                        .that(describe("are a store's", type -> house.isAt(Place.STORE, type)))
                        .should(new OnlyDependOn("no connection of the JDK", (from, to) -> !isConnection(to))));
    }

    private static void inTheirPlaces(Map<String, ArchRule> rules) {
        rules.put("2 Resilience4j only in internal.call", only("io.github.resilience4j..", ROOT + "internal.call.."));
        rules.put("2 HttpClient only in vendor-http", only("org.apache.hc..", HTTP));
        rules.put("2 mime4j only in vendor-http", only("org.apache.james..", HTTP));
        rules.put(
                "2 Jackson only in vendor-http, testkit, fakes and cli",
                only("com.fasterxml.jackson..", HTTP, ROOT + "testkit..", ROOT + "fake..", CLI));
        rules.put("2 Guice only in its integration and cli", only("com.google.inject..", ROOT + "guice..", CLI));
        rules.put("2 Lettuce only in the Redis store", only("io.lettuce..", ROOT + "store.redis.."));
        rules.put("2 JDBC only in the JDBC store", only("java.sql..", ROOT + "store.jdbc.."));
        rules.put("2 Spring only in its integration", only("org.springframework..", SPRING));
        rules.put(
                "2 Micrometer only in its integration and Spring's",
                only("io.micrometer..", ROOT + "micrometer..", SPRING));
        rules.put(
                "2 OpenTelemetry only in its integration and Spring's",
                only("io.opentelemetry..", ROOT + "opentelemetry..", SPRING));
        rules.put("2 Javalin only in sandbox", only("io.javalin..", ROOT + "sandbox.."));
    }

    private static ArchRule only(String library, String... places) {
        return noClasses()
                .that(resideInAPackage("dev.veriport.."))
                .and()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static boolean isPlain(JavaClass type) {
        return type.getPackageName().matches(PLAIN) && !isConnection(type);
    }

    private static boolean isConnection(JavaClass type) {
        return type.getPackageName().startsWith("java.net.http") || CONNECTIONS.contains(type.getName());
    }
}
