package dev.veriport.cli;

import dev.veriport.model.Explanation;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.Personal;
import java.util.Map;

/** An explanation as JSON; personal data only with {@code --show-personal-data}. */
final class ExplanationView {
    private ExplanationView() {}

    static Map<String, Object> json(Explanation explanation, boolean personalData) {
        Map<String, Object> view = Fields.of(
                "mapped",
                explanation.lines().stream()
                        .map(line -> json(line, personalData))
                        .toList());
        view.put(
                "notMapped",
                explanation.notMapped().stream()
                        .map(origin -> json(origin, personalData))
                        .toList());
        view.put(
                "unknownWords",
                explanation.unknownWords().stream().map(Explanation.Line::ours).toList());
        return view;
    }

    private static Map<String, Object> json(Explanation.Line line, boolean personalData) {
        Map<String, Object> view = Fields.of("ours", line.ours());
        view.put("value", shown(line.value(), personalData || !line.personal()));
        view.put(
                "from",
                line.origins().stream()
                        .map(origin -> json(origin, personalData || !line.personalWords()))
                        .toList());
        return view;
    }

    private static Map<String, Object> json(Origin origin, boolean shown) {
        return Fields.of("field", origin.field(), "word", shown(origin.word(), shown));
    }

    private static String shown(Personal<String> value, boolean shown) {
        return value.match(given -> shown ? given : value.toString(), Missing::name);
    }
}
