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
record JavaTree(SourceFile file, List<Type> types, List<Method> methods) {
    /** A declared type; {@code kind} is the compiler's word, such as {@code RECORD}. */
    record Type(String name, Tree.Kind kind, boolean topLevel, boolean documented) {}

    /** A method or constructor with its extent, from its first annotation to its closing brace. */
    record Method(String name, long line, long lines) {}

    /** The trees of those files that are Java, all parsed at once, because starting the compiler is what takes long. */
    static List<JavaTree> of(List<SourceFile> files) {
        var inputs = files.stream().filter(SourceFile::isJava).map(Input::new).toList();
        var parsed = inputs.iterator();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, ignored -> {}, List.of("-proc:none"), null, inputs);
        var trees = new ArrayList<JavaTree>();
        try {
            for (var unit : task.parse()) {
                var tree = new JavaTree(parsed.next().file, new ArrayList<>(), new ArrayList<>());
                new Scanner(tree, unit, Trees.instance(task)).scan(unit, null);
                trees.add(tree);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return trees;
    }

    /** A file as the compiler wants it. */
    private static final class Input extends SimpleJavaFileObject {
        private final SourceFile file;

        Input(SourceFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
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
