package dev.veriport.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The public and protected types and members of sources that have no javadoc comment. An overriding method inherits its
 * comment.
 *
 * <p>The sources are parsed and not compiled. The compiler's own check, doclint, reports a missing comment and a missing
 * tag under one code, and has other rules in each JDK.
 */
final class UncommentedMembers extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final List<String> found = new ArrayList<>();

    private UncommentedMembers(CompilationUnitTree unit, DocTrees trees) {
        this.unit = unit;
        this.trees = trees;
    }

    /** Each as {@code File.java:LINE name}. */
    static List<String> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                UncommentedMembers members = new UncommentedMembers(unit, trees);
                members.scan(unit, null);
                found.addAll(members.found);
            }
        }
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        if (!isVisible(type.getModifiers())) {
            return null;
        }
        require(type, type.getSimpleName());
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (!overrides && isVisible(method.getModifiers())) {
            require(method, method.getName());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
        if (isVisible(field.getModifiers())) {
            require(field, field.getName());
        }
        return null;
    }

    private boolean isVisible(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        boolean implicitlyPublic = isInterface(getCurrentPath().getParentPath().getLeaf());
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || (implicitlyPublic && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean isInterface(Tree tree) {
        return tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ANNOTATION_TYPE;
    }

    private void require(Tree member, CharSequence name) {
        if (trees.getDocComment(getCurrentPath()) == null) {
            long start = trees.getSourcePositions().getStartPosition(unit, member);
            Path file = Path.of(unit.getSourceFile().toUri());
            found.add("%s:%d %s".formatted(file.getFileName(), unit.getLineMap().getLineNumber(start), name));
        }
    }
}
