package dev.selvedge.simulation.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that go to us instead. */
final class Replacements {

    private static final MethodTypeDesc TO_LONG = MethodTypeDesc.of(ConstantDescs.CD_long);
    private static final MethodTypeDesc FROM_LONG = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

    /** A static method of the same parameters, with the receiver, if there was one, in front. */
    private record Target(ClassDesc owner, String name) {}

    private static final Map<String, Target> CLOCKS = Map.of(
            "java/lang/System.nanoTime()J", new Target(Members.BRIDGE, "nanoTime"),
            "java/lang/System.currentTimeMillis()J", new Target(Members.BRIDGE, "currentTimeMillis"));

    private static final Map<String, Target> STATIC = Map.of(
            "java/lang/Thread.holdsLock(Ljava/lang/Object;)Z", new Target(Members.POINTS, "holdsLock"),
            "java/lang/Math.random()D", new Target(Members.POINTS, "random"));

    /** Final in {@link Object}, so that whoever has such a method has that one. */
    private static final Map<String, Target> OF_ANY_OBJECT = Map.of(
            "wait()V", new Target(Members.POINTS, "await"),
            "wait(J)V", new Target(Members.POINTS, "await"),
            "wait(JI)V", new Target(Members.POINTS, "await"),
            "notify()V", new Target(Members.POINTS, "wakeOne"),
            "notifyAll()V", new Target(Members.POINTS, "wakeAll"));

    private Replacements() {}

    /** Writes another call in place of one in code under test; {@code false} if there is none. */
    static boolean replace(CodeBuilder code, InvokeInstruction call) {
        if (call.opcode() == Opcode.INVOKESTATIC) {
            return replaceClock(code, call) || replaceBy(code, call, STATIC.get(fullName(call)));
        }
        if (fullName(call).equals("java/util/Random.<init>()V")) {
            code.invokestatic(Members.POINTS, "seed", TO_LONG)
                    .invokespecial(call.owner().asSymbol(), ConstantDescs.INIT_NAME, FROM_LONG);
            return true;
        }
        return replaceBy(code, call, OF_ANY_OBJECT.get(signature(call)));
    }

    /** Writes another call in place of one that asks for the time; {@code false} if it does not. */
    static boolean replaceClock(CodeBuilder code, InvokeInstruction call) {
        return replaceBy(code, call, CLOCKS.get(fullName(call)));
    }

    private static boolean replaceBy(CodeBuilder code, InvokeInstruction call, @Nullable Target target) {
        if (target == null) {
            return false;
        }
        MethodTypeDesc type = call.typeSymbol();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        code.invokestatic(
                target.owner, target.name, isStatic ? type : type.insertParameterTypes(0, ConstantDescs.CD_Object));
        return true;
    }

    private static String fullName(InvokeInstruction call) {
        return call.owner().asInternalName() + "." + signature(call);
    }

    private static String signature(InvokeInstruction call) {
        return call.name().stringValue() + call.type().stringValue();
    }
}
