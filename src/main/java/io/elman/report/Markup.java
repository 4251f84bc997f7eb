package io.elman.report;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a document that is HTML and well-formed XML at once. Text and attribute values may hold anything: they are
 * escaped, and what no document may hold (control characters, half of a surrogate pair) becomes U+FFFD.
 */
public final class Markup {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final int REPLACEMENT = 0xFFFD;

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter writer;

    Markup() {
        try {
            // The JDK's own: another on the class path might write other bytes.
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns this, inside a new element; attributes may follow until there is content. */
    public Markup open(String element) {
        return step(() -> writer.writeStartElement(name(element)));
    }

    /** Returns this, after an element that has no content and no end tag in HTML, such as {@code meta}. */
    public Markup empty(String element) {
        return step(() -> writer.writeEmptyElement(name(element)));
    }

    /** Returns this, the element just opened having the attribute. */
    public Markup with(String attribute, String value) {
        return step(() -> writer.writeAttribute(name(attribute), clean(value)));
    }

    public Markup text(String text) {
        return step(() -> writer.writeCharacters(clean(text)));
    }

    /** Returns this, after the element that was opened last and is still open. */
    public Markup close() {
        return step(writer::writeEndElement);
    }

    /** Returns this, after an element that holds nothing but the text. */
    public Markup leaf(String element, String text) {
        return open(element).text(text).close();
    }

    Markup doctype() {
        return step(() -> writer.writeDTD("<!DOCTYPE html>\n"));
    }

    /** Returns everything written so far. */
    @Override
    public String toString() {
        step(writer::flush);
        return written.toString();
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of an element or attribute: '" + name + "'");
        }
        return name;
    }

    private static String clean(String text) {
        return text.codePoints()
                .map(point -> mayStand(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean mayStand(int point) {
        boolean control = Character.isISOControl(point) && point != '\t' && point != '\n' && point != '\r';
        boolean surrogate = Character.getType(point) == Character.SURROGATE;
        boolean noncharacter = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return !control && !surrogate && !noncharacter;
    }

    private Markup step(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException wrongOrder) {
            throw new IllegalStateException(wrongOrder);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
