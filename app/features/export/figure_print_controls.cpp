// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_print_controls.h"

#include "figure/figure_panels.h"
#include "figure/missing_characters.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>

#include <algorithm>

namespace headscope::app {

namespace {

QComboBox* printChoice(const char* objectName) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(objectName));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);  // a family's name may be long
    return box;
}

QCheckBox* printTick(const QString& text, const QString& tip, const char* objectName) {
    auto* box = new QCheckBox(text);
    box->setObjectName(QLatin1String(objectName));
    box->setToolTip(tip);
    return box;
}

}  // namespace

void FigurePrintControls::addFont(QFormLayout& form) {
    m_font = printChoice("figureFont");
    m_font->addItem(tr("DejaVu Sans, the usual"), QString());
    const QStringList fonts = figureFonts();
    for (const QString& family : fonts) {
        if (family != QLatin1String("DejaVu Sans")) m_font->addItem(family, family);
    }
    form.addRow(tr("Fo&nt"), m_font);
    connect(m_font, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) Q_EMIT changed();
    });
}

void FigurePrintControls::addMarks(QFormLayout& form) {
    const auto notify = [this] {
        if (!m_filling) Q_EMIT changed();
    };
    m_signs = printChoice("figureSigns");
    m_signs->setToolTip(
        tr("For prints in black and white. Where cells have their values, these have the sign, and "
           "no marks are drawn"));
    m_signs->addItem(tr("By the colour alone"), static_cast<int>(CellSigns::None));
    m_signs->addItem(tr("+ and − in the cells"), static_cast<int>(CellSigns::Marks));
    m_signs->addItem(tr("Negative cells hatched"), static_cast<int>(CellSigns::Hatching));
    m_colorEnd = printChoice("figureColorEnd");
    m_colorEnd->setToolTip(
        tr("A scale is a round number, the same for all interventions or locked, so that figures "
           "can be compared; up to the largest effect, weak ones are seen best"));
    m_colorEnd->addItem(tr("At the scale's end"), static_cast<int>(ColorEnd::Scale));
    m_colorEnd->addItem(tr("At the largest effect"), static_cast<int>(ColorEnd::Largest));
    m_letters = printTick(tr("&Letters a, b, c on the panels"),
                          tr("Where there is more than one map or plot"), "figureLetters");
    m_runLine =
        printTick(tr("L&ine that names the run"),
                  tr("Model, prompt and positions, once above all panels"), "figureRunLine");
    form.addRow(tr("Si&gns"), m_signs);
    form.addRow(tr("Colo&urs end"), m_colorEnd);
    form.addRow(QString(), m_letters);
    form.addRow(QString(), m_runLine);
    for (auto* box : {m_signs, m_colorEnd})
        connect(box, &QComboBox::currentIndexChanged, this, notify);
    for (auto* box : {m_letters, m_runLine})
        connect(box, &QCheckBox::toggled, this, notify);
}

void FigurePrintControls::fill(const FigureOptions& options) {
    m_filling = true;
    int font = m_font->findData(options.fontFamily);
    if (font < 0) {  // remembered from another machine, or taken away since
        m_font->addItem(tr("%1, which is not here").arg(options.fontFamily), options.fontFamily);
        font = m_font->count() - 1;
    }
    m_font->setCurrentIndex(font);
    m_signs->setCurrentIndex(std::max(0, m_signs->findData(static_cast<int>(options.signs))));
    m_colorEnd->setCurrentIndex(
        std::max(0, m_colorEnd->findData(static_cast<int>(options.colorEnd))));
    m_letters->setChecked(options.letters);
    m_runLine->setChecked(options.runLine);
    m_filling = false;
}

void FigurePrintControls::read(FigureOptions& options) const {
    options.fontFamily = m_font->currentData().toString();
    options.signs = static_cast<CellSigns>(m_signs->currentData().toInt());
    options.colorEnd = static_cast<ColorEnd>(m_colorEnd->currentData().toInt());
    options.letters = m_letters->isChecked();
    options.runLine = m_runLine->isChecked();
}

void FigurePrintControls::refresh(const Figure& figure) {
    const auto has = [&figure](auto fits) {
        return std::ranges::any_of(figure.maps,
                                   [&](const FigureMap& map) { return fits(map.data.kind); });
    };
    m_signs->setEnabled(has([](ScaleKind kind) { return kind == ScaleKind::Diverging; }));
    m_colorEnd->setEnabled(has([](ScaleKind kind) { return kind != ScaleKind::TwoValued; }));
    m_letters->setEnabled(panelCount(figure) > 1);
}

}  // namespace headscope::app
