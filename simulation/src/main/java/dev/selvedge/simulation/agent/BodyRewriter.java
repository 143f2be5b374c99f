package dev.selvedge.simulation.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import org.jspecify.annotations.Nullable;

/** Makes switch points in the body of one method of code under test, and replaces its calls that are to go to us. */
final class BodyRewriter implements CodeTransform {

    private final Origin origin;
    private final FinalFields finals;
    private final boolean makesArrays;

    private int line;

    /**
     * Where the body is.
     *
     * @param type the class, as class files name it
     * @param source its source file, or {@code null}
     * @param isConstructor whether it is that of a constructor
     * @param isInitializer whether it is that of the class initializer
     */
    record Origin(String type, @Nullable String source, boolean isConstructor, boolean isInitializer) {

        String at(int line) {
            return source == null ? Members.simpleName(type) : source + ":" + line;
        }
    }

    BodyRewriter(Origin origin, FinalFields finals, CodeModel code) {
        this.origin = origin;
        this.finals = finals;
        this.makesArrays = code.elementStream().anyMatch(BodyRewriter::makesArray);
    }

    private static boolean makesArray(CodeElement element) {
        return element instanceof NewPrimitiveArrayInstruction
                || element instanceof NewReferenceArrayInstruction
                || element instanceof NewMultiArrayInstruction;
    }

    @Override
    public void atStart(CodeBuilder code) {
        line = 0;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case FieldInstruction access -> field(code, access);
            case ArrayLoadInstruction load -> element(code, load, "reads");
            case ArrayStoreInstruction store -> element(code, store, "writes");
            case InvokeInstruction call -> call(code, call);
            case LineNumber number -> {
                line = number.line();
                code.with(number);
            }
            default -> code.with(element);
        }
    }

    private void point(CodeBuilder code, String what) {
        if (!origin.isInitializer) {
            Members.point(code, what);
        }
    }

    private void field(CodeBuilder code, FieldInstruction access) {
        String owner = access.owner().asInternalName();
        String name = access.name().stringValue();
        if (isShared(access, owner, name)) {
            boolean reads = access.opcode() == Opcode.GETFIELD || access.opcode() == Opcode.GETSTATIC;
            point(code, (reads ? "reads " : "writes ") + Members.simpleName(owner) + "." + name);
        }
        code.with(access);
    }

    private boolean isShared(FieldInstruction access, String owner, String name) {
        boolean isOwn = origin.isConstructor
                && owner.equals(origin.type)
                && (access.opcode() == Opcode.GETFIELD || access.opcode() == Opcode.PUTFIELD);
        return !isOwn && !owner.startsWith("java/") && !name.startsWith("$") && !finals.contains(owner, name);
    }

    private void element(CodeBuilder code, CodeElement access, String verb) {
        if (!makesArrays) {
            point(code, verb + " an element");
        }
        code.with(access);
    }

    private void call(CodeBuilder code, InvokeInstruction call) {
        String uncontrolled = Calls.uncontrolled(call);
        if (uncontrolled != null) {
            code.ldc(nameOf(call) + " at " + origin.at(line) + " " + uncontrolled)
                    .invokestatic(Members.POINTS, "uncontrolled", Members.TELL);
        }
        if (Calls.isPoint(call)) {
            point(code, "calls " + nameOf(call));
        }
        if (!Replacements.replace(code, call)) {
            code.with(call);
        }
    }

    private static String nameOf(InvokeInstruction call) {
        String owner = Members.simpleName(call.owner().asInternalName());
        String name = call.name().stringValue();
        return name.equals("<init>") ? "new " + owner : owner + "." + name;
    }
}
