package dtu.google.sheets.spreadsheets;

import java.util.Set;

/** Every kind of request that batch updates of spreadsheets know, built or not. */
final class RequestKinds {
    // spotless:off - a list, not a program
    static final Set<String> ALL = Set.of(
            "addBanding", "addChart", "addCommentReply", "addConditionalFormatRule", "addDataSource",
            "addDimensionGroup", "addFilterView", "addNamedRange", "addProtectedRange", "addSheet",
            "addSlicer", "addTable", "appendCells", "appendDimension", "autoFill", "autoResizeDimensions",
            "cancelDataSourceRefresh", "clearBasicFilter", "copyPaste", "createDeveloperMetadata",
            "cutPaste", "deleteBanding", "deleteComment", "deleteCommentReply",
            "deleteConditionalFormatRule", "deleteDataSource", "deleteDeveloperMetadata", "deleteDimension",
            "deleteDimensionGroup", "deleteDuplicates", "deleteEmbeddedObject", "deleteFilterView",
            "deleteNamedRange", "deleteProtectedRange", "deleteRange", "deleteSheet", "deleteTable",
            "duplicateFilterView", "duplicateSheet", "findReplace", "insertComment", "insertDimension",
            "insertRange", "mergeCells", "moveDimension", "pasteData", "randomizeRange",
            "refreshDataSource", "repeatCell", "setBasicFilter", "setDataValidation", "sortRange",
            "textToColumns", "trimWhitespace", "unmergeCells", "updateBanding", "updateBorders",
            "updateCells", "updateChartSpec", "updateCommentPost", "updateConditionalFormatRule",
            "updateDataSource", "updateDeveloperMetadata", "updateDimensionGroup",
            "updateDimensionProperties", "updateEmbeddedObjectBorder", "updateEmbeddedObjectPosition",
            "updateFilterView", "updateNamedRange", "updateProtectedRange", "updateSheetProperties",
            "updateSlicerSpec", "updateSpreadsheetProperties", "updateTable");
    // spotless:on

    private RequestKinds() {}
}
