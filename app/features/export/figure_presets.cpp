// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_presets.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

struct FigurePresetsTr {
    Q_DECLARE_TR_FUNCTIONS(FigurePresets)
};

// The smallest text of a figure is 0.86 of its size: 24 points leave 20 on a slide of 13.3 x 7.5
// inches, which is the size that slides have.
constexpr FigurePreset kPresets[] = {
    {"column", QT_TRANSLATE_NOOP("FigurePresets", "One column, 85 mm, PDF"), FigureFormat::Pdf,
     false, 85, 0, 7, 0},
    {"columns", QT_TRANSLATE_NOOP("FigurePresets", "Two columns, 178 mm, PDF"), FigureFormat::Pdf,
     false, 178, 0, 8, 0},
    {"page", QT_TRANSLATE_NOOP("FigurePresets", "Page of A4, 170 mm, PDF"), FigureFormat::Pdf,
     false, 170, 0, 8, 0},
    {"slide", QT_TRANSLATE_NOOP("FigurePresets", "Slide, 16:9, PNG"), FigureFormat::Png, true, 1280,
     720, 24, 2},
};

}  // namespace

std::span<const FigurePreset> figurePresets() {
    return kPresets;
}

QString textOf(const FigurePreset& preset) {
    return FigurePresetsTr::tr(preset.text);
}

const FigurePreset* figurePreset(const QString& name) {
    for (const FigurePreset& preset : kPresets) {
        if (name == QLatin1String(preset.name)) return &preset;
    }
    return nullptr;
}

void usePreset(FigureChoice& choice, const FigurePreset& preset) {
    choice.format = preset.format;
    choice.inPixels = preset.inPixels;
    choice.width = preset.width;
    choice.fitHeight = preset.height == 0;
    if (preset.height > 0) choice.height = preset.height;
    if (preset.inPixels) choice.scale = preset.scale;
    choice.options.textPoints = preset.points;
}

bool isAs(const FigureChoice& choice, const FigurePreset& preset) {
    FigureChoice used = choice;
    usePreset(used, preset);
    return used == choice;
}

}  // namespace headscope::app
