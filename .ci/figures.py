"""The sample figures in output/, and the commands that draw them one by one."""

FIGURES = {
    "overview-map": ["map", "--view", "region"],
    "border-map": ["map", "--view", "border"],
    "timeline": ["chart", "timeline"],
    "months": ["chart", "months"],
    "bands": ["chart", "bands"],
    "strip": ["chart", "strip"],
    "sectors": ["chart", "sectors"],
    "districts": ["chart", "districts"],
    "claims": ["chart", "claims"],
}
