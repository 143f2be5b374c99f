package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.agent.bridge.Bridge;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The methods of ours that rewritten code calls, as class files name them. */
final class Members {

    static final ClassDesc POINTS = describe(Points.class);
    static final ClassDesc BRIDGE = describe(Bridge.class);

    static final MethodTypeDesc TELL = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    static final MethodTypeDesc OBJECT_TO_OBJECT = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    static final MethodTypeDesc OBJECT_TO_NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

    private Members() {}

    static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** A switch point; the text is for the list of steps. */
    static void point(CodeBuilder code, String what) {
        code.ldc(what).invokestatic(POINTS, "at", TELL);
    }

    /** For the object on the stack, what is to be entered instead. */
    static void enter(CodeBuilder code, boolean quietly) {
        code.invokestatic(BRIDGE, quietly ? "enterQuietly" : "enter", OBJECT_TO_OBJECT);
    }

    /** Leaves what is on the stack. */
    static void exit(CodeBuilder code) {
        code.dup().monitorexit();
        left(code);
    }

    /** Tells the simulation that what is on the stack has been left. */
    static void left(CodeBuilder code) {
        code.invokestatic(BRIDGE, "exit", OBJECT_TO_NOTHING);
    }

    static Module bridgeModule() {
        return Bridge.class.getModule();
    }

    /** A class's name without its package, as a reader wants it. */
    static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
