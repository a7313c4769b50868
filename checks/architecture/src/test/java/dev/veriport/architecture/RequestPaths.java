package dev.veriport.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The paths of the requests that sources build: the first argument of each {@code VendorRequest.get} and the like. It is a
 * string literal, a constant with one, or comes from the settings, which check it. Anything else could contain a value.
 *
 * <p>The sources are parsed and not compiled.
 */
final class RequestPaths extends TreePathScanner<Void, Void> {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** What the adapters' clients call their settings. */
    private static final String SETTINGS = "settings";

    private final CompilationUnitTree unit;
    private final Trees trees;
    private final Map<String, ExpressionTree> constants;
    private final List<Found> found = new ArrayList<>();

    private RequestPaths(CompilationUnitTree unit, Trees trees, Map<String, ExpressionTree> constants) {
        this.unit = unit;
        this.trees = trees;
        this.constants = constants;
    }

    /**
     * A path of a request.
     *
     * @param at as {@code File.java:LINE}
     * @param method as in {@code VendorRequest.get}
     * @param template empty for a path of the settings, and for one that is glued
     * @param glued whether a value may be in it that is not encoded
     */
    record Found(String at, String method, Optional<String> template, boolean glued) {}

    static List<Found> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Found> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            Map<String, ExpressionTree> constants = new HashMap<>();
            units.forEach(unit -> new Constants().scan(unit, constants));
            for (CompilationUnitTree unit : units) {
                RequestPaths paths = new RequestPaths(unit, Trees.instance(task), constants);
                paths.scan(unit, null);
                found.addAll(paths.found);
            }
        }
        return found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        if (call.getMethodSelect() instanceof MemberSelectTree method && buildsRequest(method)) {
            add(call, method.getIdentifier().toString(), call.getArguments().get(0));
        }
        return super.visitMethodInvocation(call, null);
    }

    /** A method that is imported is called without its class. */
    @Override
    public Void visitImport(ImportTree imported, Void none) {
        if (imported.isStatic() && imported.toString().contains(".VendorRequest.")) {
            found.add(new Found(at(imported), "import", Optional.empty(), true));
        }
        return super.visitImport(imported, null);
    }

    /** A reference to the method takes whatever it is given. */
    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void none) {
        if (isNamed(reference.getQualifierExpression(), "VendorRequest")) {
            found.add(new Found(at(reference), reference.getName().toString(), Optional.empty(), true));
        }
        return super.visitMemberReference(reference, null);
    }

    private static boolean buildsRequest(MemberSelectTree method) {
        String name = method.getIdentifier().toString();
        return (isNamed(method.getExpression(), "VendorRequest") && METHODS.contains(name))
                || (isNamed(method.getExpression(), "OAuthTokens") && name.equals("request"));
    }

    private void add(Tree call, String method, ExpressionTree path) {
        ExpressionTree known = constant(path);
        if (known instanceof LiteralTree literal) {
            found.add(new Found(at(call), method, Optional.of((String) literal.getValue()), false));
        } else {
            found.add(new Found(at(call), method, Optional.empty(), !isOfSettings(known, getCurrentPath())));
        }
    }

    /** The value of a constant; any other expression as it is. */
    private ExpressionTree constant(ExpressionTree expression) {
        String name = expression instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : expression.toString();
        return name.matches("[A-Z][A-Z0-9_]*") ? constants.getOrDefault(name, expression) : expression;
    }

    /** Calls without arguments that begin at the settings, or the parameter of a lambda that such calls are given. */
    private static boolean isOfSettings(ExpressionTree expression, TreePath at) {
        if (expression instanceof MethodInvocationTree call) {
            return call.getArguments().isEmpty()
                    && call.getMethodSelect() instanceof MemberSelectTree method
                    && isOfSettings(method.getExpression(), at);
        }
        if (!(expression instanceof IdentifierTree name)) {
            return false;
        }
        return name.getName().contentEquals(SETTINGS) || isParameterOfSettings(name, at);
    }

    private static boolean isParameterOfSettings(IdentifierTree name, TreePath at) {
        for (TreePath outer = at; outer != null; outer = outer.getParentPath()) {
            if (outer.getLeaf() instanceof LambdaExpressionTree lambda
                    && lambda.getParameters().stream()
                            .anyMatch(parameter -> parameter.getName().equals(name.getName()))) {
                return outer.getParentPath().getLeaf() instanceof MethodInvocationTree taking
                        && taking.getMethodSelect() instanceof MemberSelectTree method
                        && isOfSettings(method.getExpression(), outer.getParentPath());
            }
        }
        return false;
    }

    private static boolean isNamed(ExpressionTree expression, String name) {
        return expression.toString().equals(name) || expression.toString().endsWith("." + name);
    }

    private String at(Tree tree) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        Path file = Path.of(unit.getSourceFile().toUri());
        return file.getFileName() + ":" + unit.getLineMap().getLineNumber(start);
    }

    /** The fields that are initialized with a string literal. */
    private static final class Constants extends TreePathScanner<Void, Map<String, ExpressionTree>> {
        @Override
        public Void visitVariable(VariableTree field, Map<String, ExpressionTree> constants) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree
                    && field.getInitializer() instanceof LiteralTree literal
                    && literal.getValue() instanceof String) {
                constants.put(field.getName().toString(), literal);
            }
            return super.visitVariable(field, constants);
        }
    }
}
