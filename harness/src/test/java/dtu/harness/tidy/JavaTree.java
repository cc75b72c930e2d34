package dtu.harness.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the compiler's own parser finds in one Java file. */
record JavaTree(List<Type> types, List<Method> methods) {
    /** A declared type; {@code kind} is the compiler's word, such as {@code RECORD}. */
    record Type(String name, Tree.Kind kind, boolean topLevel, boolean documented) {}

    /** A method or constructor with its extent, from its first annotation to its closing brace. */
    record Method(String name, long line, long lines) {}

    static JavaTree of(SourceFile file) {
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, ignored -> {}, List.of("-proc:none"), null, List.of(asInput(file)));
        var tree = new JavaTree(new ArrayList<>(), new ArrayList<>());
        try {
            for (var unit : task.parse()) {
                new Scanner(tree, unit, Trees.instance(task)).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.path(), unreadable);
        }
        return tree;
    }

    private static JavaFileObject asInput(SourceFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    /** Fills the lists of a tree in the order of the file. */
    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final JavaTree found;
        private final CompilationUnitTree unit;
        private final Trees trees;

        Scanner(JavaTree found, CompilationUnitTree unit, Trees trees) {
            this.found = found;
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            var topLevel = getCurrentPath().getParentPath().getLeaf().equals(unit);
            var documented = trees.getDocComment(getCurrentPath()) != null;
            found.types.add(new Type(type.getSimpleName().toString(), type.getKind(), topLevel, documented));
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var first = lineAt(trees.getSourcePositions().getStartPosition(unit, method));
            var last = lineAt(trees.getSourcePositions().getEndPosition(unit, method));
            found.methods.add(new Method(method.getName().toString(), first, last - first + 1));
            return super.visitMethod(method, null);
        }

        private long lineAt(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
