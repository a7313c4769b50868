package dev.veriport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A virtual thread that waits in a monitor pins its carrier, up to Java 23: locks are from java.util.concurrent. */
final class NoSynchronized extends ArchCondition<JavaClass> {
    static final String RULE = "5 no synchronized methods or blocks";

    private NoSynchronized() {
        super("have no synchronized methods or blocks");
    }

    static ArchRule rule() {
        return classes().should(new NoSynchronized());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean method =
                type.getMethods().stream().anyMatch(each -> each.getModifiers().contains(JavaModifier.SYNCHRONIZED));
        if (method || hasBlock(type)) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is synchronized"));
        }
    }

    /** Whether its code enters a monitor, which ArchUnit does not show; its copy of ASM does. */
    private static boolean hasBlock(JavaClass type) {
        AtomicBoolean found = new AtomicBoolean();
        MethodVisitor method = new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInsn(int opcode) {
                found.compareAndSet(false, opcode == Opcodes.MONITORENTER);
            }
        };
        ClassVisitor methods = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return method;
            }
        };
        try (InputStream code = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(code).accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.get();
    }
}
