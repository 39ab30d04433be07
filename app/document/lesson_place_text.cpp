// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/lesson_place_text.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

struct LessonPlacesTr {
    Q_DECLARE_TR_FUNCTIONS(LessonPlaces)
};

struct NamedPlace {
    const char* place;
    const char* words;
};

constexpr NamedPlace kNamedPlaces[] = {
    {"map.target", QT_TRANSLATE_NOOP("LessonPlaces", "the target map")},
    {"map.control", QT_TRANSLATE_NOOP("LessonPlaces", "the control map")},
    {"map.legend", QT_TRANSLATE_NOOP("LessonPlaces", "the colour bar of the first map")},
    {"maps", QT_TRANSLATE_NOOP("LessonPlaces", "the maps")},
    {"prompt", QT_TRANSLATE_NOOP("LessonPlaces", "the prompt")},
    {"tokens", QT_TRANSLATE_NOOP("LessonPlaces", "the tokens of the prompt")},
    {"target", QT_TRANSLATE_NOOP("LessonPlaces", "the target")},
    {"control", QT_TRANSLATE_NOOP("LessonPlaces", "the control")},
    {"run", QT_TRANSLATE_NOOP("LessonPlaces", "the Run button")},
    {"replacement", QT_TRANSLATE_NOOP("LessonPlaces", "the choice of the intervention")},
    {"predictions", QT_TRANSLATE_NOOP("LessonPlaces", "the clean prediction")},
    {"inspector", QT_TRANSLATE_NOOP("LessonPlaces", "the inspector")},
    {"inspector.attention", QT_TRANSLATE_NOOP("LessonPlaces", "the attention pattern")},
    {"drift", QT_TRANSLATE_NOOP("LessonPlaces", "the head means")},
    {"zero-mean", QT_TRANSLATE_NOOP("LessonPlaces", "zero against mean")},
    {"top1", QT_TRANSLATE_NOOP("LessonPlaces", "the top-1 panel")},
    {"set", QT_TRANSLATE_NOOP("LessonPlaces", "the ablation set")},
    {"attribution", QT_TRANSLATE_NOOP("LessonPlaces", "the attribution")},
    {"pairs", QT_TRANSLATE_NOOP("LessonPlaces", "the pairs")},
    {"ripples", QT_TRANSLATE_NOOP("LessonPlaces", "the ripples")},
    {"layers", QT_TRANSLATE_NOOP("LessonPlaces", "layers and tokens")},
    {"positions", QT_TRANSLATE_NOOP("LessonPlaces", "the positions")},
    {"history", QT_TRANSLATE_NOOP("LessonPlaces", "the history")},
    {"write", QT_TRANSLATE_NOOP("LessonPlaces", "the continuation")},
    {"status.model", QT_TRANSLATE_NOOP("LessonPlaces", "the model in the status bar")},
};

}  // namespace

QString placeText(const std::string& place) {
    for (const NamedPlace& row : kNamedPlaces)
        if (place == row.place) return LessonPlacesTr::tr(row.words);
    return QString::fromStdString(place);
}

QString placeText(const LessonMark& mark) {
    const QString place = placeText(mark.place);
    if (mark.layer)
        return LessonPlacesTr::tr("layer %1 of %2").arg(QString::number(*mark.layer), place);
    return mark.cell ? LessonPlacesTr::tr("a cell of %1").arg(place) : place;
}

}  // namespace headscope::app
