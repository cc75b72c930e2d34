package dtu.google.docs.documents;

import java.util.Set;

/** Every kind of request that batch updates of documents know, built or not. */
final class RequestKinds {
    // spotless:off - a list, not a program
    static final Set<String> ALL = Set.of(
            "acceptSuggestion", "addCommentReply", "addDocumentTab", "createFooter", "createFootnote",
            "createHeader", "createNamedRange", "createParagraphBullets", "deleteComment",
            "deleteCommentReply", "deleteContentRange", "deleteFooter", "deleteHeader", "deleteNamedRange",
            "deleteParagraphBullets", "deletePositionedObject", "deleteSuggestion", "deleteTab",
            "deleteTableColumn", "deleteTableRow", "insertComment", "insertDate", "insertInlineImage",
            "insertPageBreak", "insertPerson", "insertRichLink", "insertSectionBreak", "insertTable",
            "insertTableColumn", "insertTableRow", "insertText", "mergeTableCells", "pinTableHeaderRows",
            "rejectSuggestion", "replaceAllText", "replaceImage", "replaceNamedRangeContent",
            "unmergeTableCells", "updateCommentPost", "updateDocumentStyle", "updateDocumentTabProperties",
            "updateNamedStyle", "updateParagraphStyle", "updateSectionStyle", "updateTableCellStyle",
            "updateTableColumnProperties", "updateTableRowStyle", "updateTextStyle");
    // spotless:on

    private RequestKinds() {}
}
