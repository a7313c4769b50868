package dev.veriport.testkit.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path, or the beginning of a request line, in which any one segment stands for a name in braces. Immutable. */
public final class PathTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z_-]+}");

    private final Pattern expression;

    private PathTemplate(Pattern expression) {
        this.expression = expression;
    }

    /** Compiles a text such as {@code /people/{id}} or {@code GET /people/{id}/photos?}. */
    public static PathTemplate of(String template) {
        StringBuilder expression = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(template);
        int from = 0;
        while (parameters.find()) {
            expression
                    .append(Pattern.quote(template.substring(from, parameters.start())))
                    .append("[^/? ]+");
            from = parameters.end();
        }
        return new PathTemplate(Pattern.compile(
                expression.append(Pattern.quote(template.substring(from))).toString()));
    }

    /** Whether this is the whole text. */
    public boolean matches(String text) {
        return expression.matcher(text).matches();
    }

    /** Whether the text begins so. */
    public boolean isStartOf(String text) {
        return expression.matcher(text).lookingAt();
    }
}
