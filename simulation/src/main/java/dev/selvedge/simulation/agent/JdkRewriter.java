package dev.selvedge.simulation.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites those classes of the JDK that wait for a time or tell it, and the blocks of those that call code under test from within a
 * {@code synchronized} block: a concurrent map and the synchronized collections. Only bodies of methods change, so that it can be done at
 * any time.
 */
final class JdkRewriter {

    private static final String LOCK_SUPPORT = "java/util/concurrent/locks/LockSupport";
    private static final String THREAD = "java/lang/Thread";
    private static final String VIRTUAL_THREAD = "java/lang/VirtualThread";
    private static final String CLOCK = "java/time/Clock";
    private static final String CONCURRENT = "java/util/concurrent/";

    private static final String MAP = "java/util/concurrent/ConcurrentHashMap";
    private static final String SYNCHRONIZED = "java/util/Collections$Synchronized";

    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
    private static final MethodTypeDesc IS_PARKED =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_long);
    private static final MethodTypeDesc IS_SLEPT = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_long);

    private static final MethodTypeDesc TELL_OF_THREAD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("java.lang.Thread"));

    /** What comes first in a method, by its class, name and type. */
    private static final Map<String, Consumer<CodeBuilder>> PROLOGUES = Map.of(
            THREAD + ".sleepNanos(J)V",
            code -> returnIf(code.lload(0).invokestatic(Members.BRIDGE, "sleep", IS_SLEPT)),
            LOCK_SUPPORT + ".parkNanos(Ljava/lang/Object;J)V",
            code -> returnIf(code.aload(0).lload(1).invokestatic(Members.BRIDGE, "parkNanos", IS_PARKED)),
            LOCK_SUPPORT + ".parkNanos(J)V",
            code -> returnIf(code.aconst_null().lload(0).invokestatic(Members.BRIDGE, "parkNanos", IS_PARKED)),
            LOCK_SUPPORT + ".parkUntil(Ljava/lang/Object;J)V",
            code -> returnIf(code.aload(0).lload(1).invokestatic(Members.BRIDGE, "parkUntil", IS_PARKED)),
            LOCK_SUPPORT + ".parkUntil(J)V",
            code -> returnIf(code.aconst_null().lload(0).invokestatic(Members.BRIDGE, "parkUntil", IS_PARKED)),
            VIRTUAL_THREAD + ".interrupt()V",
            code -> code.aload(0).invokestatic(Members.BRIDGE, "interrupting", TELL_OF_THREAD),
            CLOCK + ".currentInstant()Ljava/time/Instant;",
            JdkRewriter::returnNow);

    private final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                    .cached()));

    private static void returnIf(CodeBuilder code) {
        Label goOn = code.newLabel();
        code.ifeq(goOn).return_().labelBinding(goOn);
    }

    private static void returnNow(CodeBuilder code) {
        Label goOn = code.newLabel();
        code.invokestatic(Members.BRIDGE, "now", MethodTypeDesc.of(INSTANT))
                .dup()
                .ifnull(goOn)
                .areturn()
                .labelBinding(goOn)
                .pop();
    }

    /** Whether the class may be one of them. */
    static boolean concerns(String type) {
        return type.startsWith(CONCURRENT)
                || type.equals(THREAD)
                || type.equals(VIRTUAL_THREAD)
                || type.startsWith("java/time/Clock")
                || type.startsWith(SYNCHRONIZED)
                || type.equals("java/util/Date");
    }

    /** The class as it is to be, or {@code null} if it is to stay. */
    byte @Nullable [] rewrite(byte[] original) {
        ClassModel model = classFile.parse(original);
        String type = model.thisClass().asInternalName();
        if (!callsBack(type)
                && !asksForTime(model)
                && PROLOGUES.keySet().stream().noneMatch(name -> name.startsWith(type + "."))) {
            return null;
        }
        return classFile.transformClass(model, (builder, element) -> rewrite(builder, element, type));
    }

    /** Whether it calls code under test while it holds a monitor. */
    private static boolean callsBack(String type) {
        return type.equals(MAP) || type.startsWith(SYNCHRONIZED);
    }

    private static boolean asksForTime(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false).anyMatch(JdkRewriter::isClock);
    }

    private static boolean isClock(PoolEntry entry) {
        return entry instanceof MemberRefEntry member
                && member.owner().asInternalName().equals("java/lang/System")
                && (member.name().equalsString("nanoTime") || member.name().equalsString("currentTimeMillis"));
    }

    private static void rewrite(ClassBuilder builder, ClassElement element, String type) {
        if (element instanceof MethodModel method && method.code().isPresent()) {
            builder.transformMethod(
                    method,
                    MethodTransform.transformingCode(
                            transform(type, method, method.code().get())));
        } else {
            builder.with(element);
        }
    }

    private static CodeTransform transform(String type, MethodModel method, CodeModel code) {
        CodeTransform transform = JdkRewriter::replaceClocks;
        if (callsBack(type)) {
            transform = new MonitorRewriter(code, true).andThen(transform);
        }
        Consumer<CodeBuilder> prologue = PROLOGUES.get(type + "."
                + method.methodName().stringValue() + method.methodType().stringValue());
        return prologue == null ? transform : transform.andThen(new Prologue(prologue));
    }

    private static void replaceClocks(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call) || !Replacements.replaceClock(code, call)) {
            code.with(element);
        }
    }

    private record Prologue(Consumer<CodeBuilder> first) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            first.accept(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
