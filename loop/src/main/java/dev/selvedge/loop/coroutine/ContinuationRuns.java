package dev.selvedge.loop.coroutine;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;

/**
 * Makes runs that are continuations of the JVM, by a class that is written when first needed, as no compiler lets us name its
 * superclass:
 *
 * {@snippet :
 * final class ContinuationRun extends Continuation implements BodyRun {
 *     static final ContinuationScope SCOPE = new ContinuationScope("coroutine");
 *
 *     ContinuationRun(Runnable body) { super(SCOPE, body); }
 *
 *     public boolean isInside() { return Continuation.getCurrentContinuation(SCOPE) == this; }
 *
 *     public boolean suspend() { return Continuation.yield(SCOPE); }
 *
 *     protected void onPinned(Pinned reason) {}
 * }
 * }
 *
 * <p>{@code run} and {@code isDone} are inherited. {@code onPinned} throws in the superclass; it must not, as it is also called where a
 * virtual thread parks inside a body that is pinned, and the JDK then goes on to park the carrier.
 */
final class ContinuationRuns implements Function<Runnable, BodyRun> {

    private static final ClassDesc CONTINUATION = ClassDesc.of("jdk.internal.vm.Continuation");
    private static final ClassDesc SCOPE = ClassDesc.of("jdk.internal.vm.ContinuationScope");
    private static final ClassDesc PINNED = ClassDesc.of("jdk.internal.vm.Continuation$Pinned");
    private static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");
    private static final ClassDesc SELF = ClassDesc.of("dev.selvedge.loop.coroutine.ContinuationRun");
    private static final ClassDesc BODY_RUN = ClassDesc.of("dev.selvedge.loop.coroutine.BodyRun");
    private static final MethodTypeDesc ACTION = MethodTypeDesc.of(CD_void);
    private static final MethodTypeDesc QUESTION = MethodTypeDesc.of(CD_boolean);

    private final MethodHandle constructor;

    private ContinuationRuns(MethodHandle constructor) {
        this.constructor = constructor;
    }

    /**
     * What makes continuations, or what makes threads where continuations are closed to us or not as we know them.
     *
     * @param scope the name of a scope that is theirs alone: suspending one suspends all that run inside of it, and none around it
     */
    static Function<Runnable, BodyRun> makerOrThreads(String scope) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(write(scope), true);
            MethodHandle constructor =
                    lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, Runnable.class));
            return tried(
                    new ContinuationRuns(constructor.asType(MethodType.methodType(BodyRun.class, Runnable.class))));
        } catch (ReflectiveOperationException | LinkageError closedOrUnknown) {
            return ThreadRun::new;
        }
    }

    /** A JDK that has other methods than we know is found out here, and not in the middle of a program. */
    private static ContinuationRuns tried(ContinuationRuns runs) {
        BodyRun[] self = new BodyRun[1];
        self[0] = runs.apply(() -> {
            if (self[0].isInside()) {
                self[0].suspend();
            }
        });
        self[0].run();
        if (self[0].isDone()) {
            throw new LinkageError("a continuation did not suspend");
        }
        self[0].run();
        return runs;
    }

    @Override
    public BodyRun apply(Runnable body) {
        try {
            return (BodyRun) constructor.invokeExact(body);
        } catch (RuntimeException | Error problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the constructor of a continuation declares nothing", impossible);
        }
    }

    private static byte[] write(String scope) {
        return ClassFile.of().build(SELF, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withSuperclass(CONTINUATION)
                    .withInterfaceSymbols(BODY_RUN)
                    .withField("SCOPE", SCOPE, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            writeConstruction(type, scope);
            writeMethods(type);
        });
    }

    private static void writeConstruction(ClassBuilder type, String scope) {
        type.withMethodBody(
                "<clinit>",
                ACTION,
                ClassFile.ACC_STATIC,
                code -> code.new_(SCOPE)
                        .dup()
                        .ldc(scope)
                        .invokespecial(SCOPE, "<init>", MethodTypeDesc.of(CD_void, CD_String))
                        .putstatic(SELF, "SCOPE", SCOPE)
                        .return_());
        type.withMethodBody(
                "<init>",
                MethodTypeDesc.of(CD_void, RUNNABLE),
                0,
                code -> scope(code.aload(0))
                        .aload(1)
                        .invokespecial(CONTINUATION, "<init>", MethodTypeDesc.of(CD_void, SCOPE, RUNNABLE))
                        .return_());
    }

    private static void writeMethods(ClassBuilder type) {
        type.withMethodBody(
                "isInside",
                QUESTION,
                ClassFile.ACC_PUBLIC,
                code -> scope(code)
                        .invokestatic(CONTINUATION, "getCurrentContinuation", MethodTypeDesc.of(CONTINUATION, SCOPE))
                        .aload(0)
                        .invokestatic(SELF, "same", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                        .ireturn());
        type.withMethodBody(
                "same",
                MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object),
                ClassFile.ACC_STATIC,
                code -> code.aload(0)
                        .aload(1)
                        .ifThenElse(java.lang.classfile.Opcode.IF_ACMPEQ, CodeBuilder::iconst_1, CodeBuilder::iconst_0)
                        .ireturn());
        type.withMethodBody(
                "suspend",
                QUESTION,
                ClassFile.ACC_PUBLIC,
                code -> scope(code)
                        .invokestatic(CONTINUATION, "yield", MethodTypeDesc.of(CD_boolean, SCOPE))
                        .ireturn());
        type.withMethodBody(
                "onPinned", MethodTypeDesc.of(CD_void, PINNED), ClassFile.ACC_PROTECTED, CodeBuilder::return_);
    }

    private static CodeBuilder scope(CodeBuilder code) {
        return code.getstatic(SELF, "SCOPE", SCOPE);
    }
}
