"""The sample figures in output/, and the commands that draw them one by one."""

FIGURES = {
    "overview-map": ["map", "--view", "region"],
    "border-map": ["map", "--view", "border"],
    "timeline": ["chart", "timeline"],
    "bands": ["chart", "bands"],
    "strip": ["chart", "strip"],
    "districts": ["chart", "districts"],
    "claims": ["chart", "claims"],
}
