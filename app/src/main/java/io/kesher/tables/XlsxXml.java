package io.kesher.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML part, read forward. Document types and entities of their own are refused. */
final class XlsxXml implements Closeable {
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader xml;
  private int event;

  XlsxXml(InputStream in) throws IOException {
    this.in = in;
    try {
      xml = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      in.close();
      throw damaged(e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Without a document type there are only &amp; and its like, which a long text may hold any
    // number of; the JDK's limits would count these.
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    return factory;
  }

  /** Goes to the next beginning, end or text; false at the end of the part. */
  boolean next() throws IOException {
    try {
      if (!xml.hasNext()) {
        return false;
      }
      event = xml.next();
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new TableException("tables.refused.damaged");
    }
    return true;
  }

  boolean begins(String name) {
    return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
  }

  boolean isBeginning() {
    return event == XMLStreamConstants.START_ELEMENT;
  }

  boolean isEnd() {
    return event == XMLStreamConstants.END_ELEMENT;
  }

  String name() {
    return xml.getLocalName();
  }

  /** The value of an attribute of any namespace. */
  String attribute(String name, String absent) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return absent;
  }

  /** Adds the text here, if it is text. */
  void addText(StringBuilder text, Limits limits) {
    if (event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      if (text.length() > limits.cellCharacters()) {
        throw new TableException(
            "tables.refused.cell-too-long",
            limits.cellCharacters(),
            xml.getLocation().getLineNumber());
      }
    }
  }

  static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true");
  }

  private static TableException damaged(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TableException told) {
        return told;
      }
    }
    return new TableException("tables.refused.damaged");
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException _) {
      // Nothing is lost: the stream below is closed here.
    }
    in.close();
  }
}
