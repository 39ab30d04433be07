// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_dialog.h"

#include "document/metric_text.h"
#include "document/settings.h"
#include "document/state_folder.h"
#include "features/export/export_folder.h"
#include "features/export/figure_presets.h"
#include "features/export/figure_preview.h"
#include "features/export/figure_print_controls.h"
#include "figure/figure_files.h"
#include "figure/figure_text.h"
#include "figure/latex_text.h"
#include "figure/missing_characters.h"
#include "jobs/user_error.h"
#include "ui/intervention_switch.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPicture>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kFormWidth = 334;
constexpr int kScrollGap = 14;  // so that the bar hides nothing

/// As wide as what is in it needs: it is scrolled up and down alone.
class FormScroll final : public QScrollArea {
 public:
    FormScroll() {
        setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {formWidth(), QScrollArea::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {formWidth(), QScrollArea::minimumSizeHint().height()};
    }

 private:
    [[nodiscard]] int formWidth() const {
        const int bar = verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
        const int needed = widget() ? widget()->minimumSizeHint().width() + bar : 0;
        return std::max(kFormWidth, needed);
    }
};

QDoubleSpinBox* spin(double low, double high, const QString& unit) {
    auto* box = new DecimalBox;
    box->setRange(low, high);
    box->setDecimals(1);
    if (!unit.isEmpty()) box->setSuffix(QLatin1Char(' ') + unit);
    box->setKeyboardTracking(false);  // a half-typed size is not drawn
    return box;
}

/// The figure's name with another ending.
QString captionPathOf(const QString& figurePath) {
    const QFileInfo info(figurePath);
    return info.dir().filePath(info.completeBaseName() + QStringLiteral(".txt"));
}

/// In the names of widgets, and of files where these do not name the interventions.
QString stemOf(FigureContent content) {
    switch (content) {
        case FigureContent::OneMap:
            return QStringLiteral("map");
        case FigureContent::Drift:
            return QStringLiteral("head-means");
        case FigureContent::ZeroVsMean:
            return QStringLiteral("zero-against-mean");
        case FigureContent::Histogram:
            return QStringLiteral("zero-and-mean");
        case FigureContent::Attention:
            return QStringLiteral("attention");
        case FigureContent::Growth:
            return QStringLiteral("growth");
        case FigureContent::Attribution:
            return QStringLiteral("attribution");
        case FigureContent::Ripples:
            return QStringLiteral("ripples");
        case FigureContent::Pairs:
            return QStringLiteral("pairs");
        case FigureContent::Effects:
            return QStringLiteral("effects");
        case FigureContent::Positions:
            return QStringLiteral("by-position");
        case FigureContent::Layers:
            return QStringLiteral("layers");
        case FigureContent::ByLayer:
            return QStringLiteral("by-layer");
        case FigureContent::Composition:
            return QStringLiteral("composition");
        case FigureContent::Maps:
            break;
    }
    return QStringLiteral("maps");
}

}  // namespace

FigureDialog::FigureDialog(Run run, Settings& settings, SaveFileChooser chooser, QWidget* parent)
    : QDialog(parent),
      m_run(std::move(run)),
      m_settings(settings),
      m_chooseFile(std::move(chooser)),
      m_choice(choiceFrom(settings.choices(QStringLiteral("figure")))),
      m_source(m_run.source(m_run.shown)) {
    setWindowTitle(tr("Save Figure"));
    build();
    fillContents();
    fillParts();
    fillControls();
    refresh();
    resizeForText(*this, {1020, 660});
}

FigureDialog::~FigureDialog() {
    // Hiding commits what is half typed in a field: while there is still a dialog to hear of it.
    m_filling = true;
    hide();
}

void FigureDialog::build() {
    auto* layout = new QVBoxLayout(this);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(14);
    m_preview = new FigurePreview;
    m_preview->setObjectName(QStringLiteral("figurePreview"));
    columns->addWidget(m_preview, 1);
    columns->addWidget(buildForm());
    layout->addLayout(columns, 1);
    layout->addWidget(buildFoot());
    for (auto* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    m_save->setDefault(true);
    m_content->setFocus();
}

QWidget* FigureDialog::buildForm() {
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("scrolled"));
    auto* form = new QFormLayout(side);
    m_form = form;
    m_print = new FigurePrintControls(this);
    form->setContentsMargins(0, 4, kScrollGap, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildWhat(form);
    buildSize(form);
    buildOptions(form);
    for (auto* box : {m_content, m_format, m_unit})
        connect(box, &QComboBox::currentIndexChanged, this, &FigureDialog::takeControls);
    for (auto* box : {m_width, m_height, m_dpi, m_scale, m_points})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureDialog::takeControls);
    for (auto* box : {m_fit, m_withTitle, m_values, m_colorBar, m_caption, m_captionFile})
        connect(box, &QCheckBox::toggled, this, &FigureDialog::takeControls);
    connect(m_print, &FigurePrintControls::changed, this, &FigureDialog::takeControls);
    connect(m_title, &QLineEdit::textEdited, this, &FigureDialog::takeControls);
    connect(m_preset, &QComboBox::activated, this, &FigureDialog::takePreset);
    connect(m_intervention, &InterventionSwitch::picked, this,
            [this](const Intervention& intervention) {
                m_source = m_run.source(intervention);
                takeControls();
            });
    // Many parts and large text need more height than a small screen has.
    auto* scroll = new FormScroll;
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void FigureDialog::buildWhat(QFormLayout* form) {
    m_content = new QComboBox;
    m_content->setObjectName(QStringLiteral("figureContent"));
    // Its list is as wide as the longest content, the box need not be.
    m_content->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_content->setMinimumContentsLength(16);
    m_intervention = new InterventionSwitch;
    m_intervention->setInterventions(m_run.interventions);
    m_intervention->choose(m_run.shown);
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("figureFormat"));
    m_format->addItem(tr("PDF, for papers"), static_cast<int>(FigureFormat::Pdf));
    m_format->addItem(tr("SVG, to be edited"), static_cast<int>(FigureFormat::Svg));
    m_format->addItem(tr("PNG, in pixels"), static_cast<int>(FigureFormat::Png));
    m_parts = new QWidget;
    auto* parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->addWidget(new QLabel(tr("Parts, from top to bottom")));
    form->addRow(tr("&Figure"), m_content);
    form->addRow(m_parts);
    form->addRow(tr("Intervention"), m_intervention);
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("figurePreset"));
    for (const FigurePreset& preset : figurePresets())
        m_preset->addItem(textOf(preset));
    m_preset->addItem(tr("Custom"));
    m_preset->setToolTip(tr("Width, text size and format in one"));
    form->addRow(tr("Si&ze"), m_preset);
    form->addRow(tr("F&ormat"), m_format);
}

void FigureDialog::buildSize(QFormLayout* form) {
    m_width = spin(20, 7000, {});
    m_width->setObjectName(QStringLiteral("figureWidth"));
    m_width->setAccessibleName(tr("Width"));
    m_height = spin(20, 7000, {});
    m_height->setObjectName(QStringLiteral("figureHeight"));
    m_height->setAccessibleName(tr("Height"));
    m_unit = new QComboBox;
    m_unit->setObjectName(QStringLiteral("figureUnit"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->addItems({tr("mm"), tr("px")});
    m_unit->setToolTip(tr("Millimetres on paper, or pixels of 1/96 inch"));
    m_fit = new QCheckBox(tr("Height follows the content"));
    m_fit->setObjectName(QStringLiteral("figureFit"));
    m_dpi = spin(36, 2400, tr("dpi"));
    m_dpi->setObjectName(QStringLiteral("figureDpi"));
    m_dpi->setSingleStep(50);
    m_dpi->setAccessibleName(tr("Resolution"));
    m_scale = spin(0.5, 8, QStringLiteral("×"));
    m_scale->setObjectName(QStringLiteral("figureScale"));
    m_scale->setAccessibleName(tr("Pixel scale"));
    m_scale->setSingleStep(0.5);
    m_points = spin(4, 40, tr("pt"));
    m_points->setObjectName(QStringLiteral("figurePoints"));
    m_pixels = new MutedLabel;
    m_pixels->setObjectName(QStringLiteral("figurePixels"));
    form->addRow(tr("&Width, height"), inRow({m_width, m_height, m_unit}));
    form->addRow(QString(), m_fit);
    form->addRow(tr("&Resolution"), dpiRow());
    form->addRow(tr("Pixel scal&e"), m_scale);
    form->addRow(QString(), m_pixels);
    form->addRow(tr("Te&xt size"), m_points);
    m_print->addFont(*form);
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(m_dpi->parentWidget())))
        label->setBuddy(m_dpi);
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(m_width->parentWidget())))
        label->setBuddy(m_width);
}

void FigureDialog::buildOptions(QFormLayout* form) {
    const auto box = [](const QString& text, const char* objectName) {
        auto* added = new QCheckBox(text);
        added->setObjectName(QLatin1String(objectName));
        return added;
    };
    m_withTitle = box(tr("&Title"), "figureWithTitle");
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("figureTitle"));
    m_title->setAccessibleName(tr("Title of the figure"));
    m_values = box(tr("&Values in the cells"), "figureValues");
    m_colorBar = box(tr("Colour &bar"), "figureColorBar");
    m_caption = box(tr("C&aption in the drawing"), "figureCaption");
    m_caption->setToolTip(
        tr("Model, prompt, tokens, intervention and positions. The file's metadata has them in any "
           "case."));
    m_captionFile = box(tr("Caption as a text file"), "figureCaptionFile");
    m_captionFile->setToolTip(tr("Beside the figure, by its name with .txt"));
    form->addRow(QString(), m_values);
    m_print->addMarks(*form);
    form->addRow(QString(), m_colorBar);
    form->addRow(QString(), m_caption);
    form->addRow(QString(), captionRow());
    form->addRow(QString(), m_captionFile);
    form->addRow(QString(), m_withTitle);
    form->addRow(m_title);  // over the whole width: titles are long
}

QWidget* FigureDialog::buildFoot() {
    m_notes = new MutedLabel;
    m_notes->setObjectName(QStringLiteral("figureNotes"));
    m_notes->setWordWrap(true);
    m_save = new QPushButton(tr("&Save…"));
    m_save->setObjectName(QStringLiteral("figureSave"));
    m_save->setProperty("primary", true);
    auto* copy = new QPushButton(tr("&Copy as Picture"));
    copy->setObjectName(QStringLiteral("figureCopy"));
    auto* close = new QPushButton(tr("Close"));
    connect(m_save, &QPushButton::clicked, this, &FigureDialog::save);
    connect(copy, &QPushButton::clicked, this, &FigureDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_notes, 1);
    layout->addWidget(copy);
    layout->addWidget(m_save);
    layout->addWidget(close);
    return foot;
}

QWidget* FigureDialog::dpiRow() {
    auto* line = inRow({m_dpi});
    for (const int dpi : {300, 600}) {  // what journals ask for
        auto* set = new QPushButton(QString::number(dpi));
        set->setObjectName(QStringLiteral("figureDpi%1").arg(dpi));
        set->setAccessibleName(tr("%1 dpi").arg(dpi));
        connect(set, &QPushButton::clicked, m_dpi, [this, dpi] { m_dpi->setValue(dpi); });
        line->layout()->addWidget(set);
    }
    return line;
}

QWidget* FigureDialog::captionRow() {
    auto* plain = new QPushButton(tr("Copy Ca&ption"));
    plain->setObjectName(QStringLiteral("figureCopyCaption"));
    plain->setToolTip(tr("As plain text"));
    auto* latex = new QPushButton(tr("For LaTeX"));
    latex->setObjectName(QStringLiteral("figureCopyLatex"));
    latex->setAccessibleName(tr("Copy the caption for LaTeX"));
    latex->setToolTip(tr("The same for \\caption{…}, with every special character escaped"));
    connect(plain, &QPushButton::clicked, this,
            [this] { copyCaption(writable(figure().caption)); });
    connect(latex, &QPushButton::clicked, this,
            [this] { copyCaption(latexText(writable(figure().caption))); });
    return inRow({plain, latex});
}

void FigureDialog::fillContents() {
    const QSignalBlocker quiet(m_content);
    m_content->clear();
    const auto add = [this](const QString& text, FigureContent content, int map = 0) {
        if (!hasContent(m_source, content)) return;
        m_content->addItem(text, QVariant::fromValue(QPoint(static_cast<int>(content), map)));
    };
    const auto maps = static_cast<int>(m_source.maps.size());
    add(maps == 2 ? tr("Both maps") : tr("All maps"), FigureContent::Maps);
    for (int i = 0; i < maps; ++i) {
        add(tr("Map: %1").arg(m_source.maps[static_cast<std::size_t>(i)].title),
            FigureContent::OneMap, i);
    }
    for (const FigureContent plot : kFigurePlots)
        add(nameOf(plot), plot);
    for (const FigureContent own : kOwnFigures)
        add(nameOf(own), own);
    add(tr("A composition of parts"), FigureContent::Composition);
}

QString FigureDialog::fileNamePart() const {
    const Lens& pair = m_source.compared.lens;
    if (m_choice.content == FigureContent::ZeroVsMean)
        return fileStem(pair, QStringLiteral("against"));
    if (m_choice.content == FigureContent::Histogram) return fileStem(pair, QStringLiteral("and"));
    return stemOf(m_choice.content);
}

QString FigureDialog::nameOf(FigureContent plot) const {
    switch (plot) {
        case FigureContent::ZeroVsMean:
            return tr("%1: points").arg(capitalized(againstText(m_source.compared.lens)));
        case FigureContent::Histogram:
            return tr("%1: histograms").arg(capitalized(againstText(m_source.compared.lens)));
        case FigureContent::Attention:
            return tr("Attention of head %1").arg(headName(m_source.attention->head));
        case FigureContent::Growth:
            return tr("Growth of the set");
        case FigureContent::Attribution:
            return tr("Where the logit difference comes from");
        case FigureContent::Ripples:
            return tr("Ripples over the layers");
        case FigureContent::Pairs:
            return tr("Map of pairs");
        case FigureContent::Effects:
            return tr("Effects of a head on all prompts");
        case FigureContent::Positions:
            return tr("Maps by position");
        case FigureContent::Layers:
            return tr("Layers and tokens");
        case FigureContent::ByLayer:
            return tr("Effects over the layers");
        case FigureContent::Drift:
        case FigureContent::Maps:
        case FigureContent::OneMap:
        case FigureContent::Composition:
            break;
    }
    return tr("Drift plot of head means");
}

void FigureDialog::fillParts() {
    const auto add = [this](const QString& text, const QString& objectName) {
        auto* box = new QCheckBox(text);
        box->setObjectName(objectName);
        m_parts->layout()->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &FigureDialog::takeControls);
        return box;
    };
    for (std::size_t i = 0; i < m_source.maps.size(); ++i)
        m_partMaps.push_back(add(tr("Map: %1").arg(m_source.maps[i].title),
                                 QStringLiteral("figurePartMap%1").arg(i + 1)));
    for (const FigureContent plot : kFigurePlots) {
        if (hasContent(m_source, plot)) {
            m_partPlots[plot] = add(nameOf(plot), QStringLiteral("figurePart-") + stemOf(plot));
        }
    }
}

std::vector<QCheckBox*> FigureDialog::partBoxes() const {
    std::vector<QCheckBox*> boxes = m_partMaps;
    for (const auto& part : m_partPlots)
        boxes.push_back(part.second);
    return boxes;
}

void FigureDialog::refreshParts() {
    const auto boxes = partBoxes();
    const auto chosen = std::ranges::count_if(boxes, &QCheckBox::isChecked);
    for (QCheckBox* box : boxes)
        box->setEnabled(chosen > 1 || !box->isChecked());
    m_form->setRowVisible(m_parts, m_choice.content == FigureContent::Composition);
}

void FigureDialog::fillControls() {
    m_filling = true;
    for (std::size_t i = 0; i < m_partMaps.size(); ++i)
        m_partMaps[i]->setChecked(!m_choice.parts.withoutMaps.contains(i));
    for (const auto& [plot, box] : m_partPlots)
        box->setChecked(m_choice.parts.plots.contains(plot));
    // What was chosen last may be of other runs alone.
    if (std::ranges::none_of(partBoxes(), &QCheckBox::isChecked)) {
        for (QCheckBox* box : m_partMaps)
            box->setChecked(true);
    }
    const QPoint wanted(static_cast<int>(m_choice.content), m_choice.map);
    m_content->setCurrentIndex(std::max(0, m_content->findData(wanted)));
    m_format->setCurrentIndex(std::max(0, m_format->findData(static_cast<int>(m_choice.format))));
    m_unit->setCurrentIndex(m_choice.inPixels ? 1 : 0);
    m_width->setValue(m_choice.width);
    m_height->setValue(m_choice.height);
    m_fit->setChecked(m_choice.fitHeight);
    m_dpi->setValue(m_choice.dpi);
    m_scale->setValue(m_choice.scale);
    m_points->setValue(m_choice.options.textPoints);
    m_withTitle->setChecked(m_choice.options.title);
    m_values->setChecked(m_choice.options.values);
    m_colorBar->setChecked(m_choice.options.colorBar);
    m_caption->setChecked(m_choice.options.caption);
    m_captionFile->setChecked(m_choice.captionFile);
    m_print->fill(m_choice.options);
    m_filling = false;
    readControls();
}

void FigureDialog::readControls() {
    const QPoint content = m_content->currentData().toPoint();
    m_choice.content = static_cast<FigureContent>(content.x());
    m_choice.map = content.y();
    for (std::size_t i = 0; i < m_partMaps.size(); ++i) {
        if (m_partMaps[i]->isChecked())
            m_choice.parts.withoutMaps.erase(i);
        else
            m_choice.parts.withoutMaps.insert(i);
    }
    // What this run does not have stays chosen for another.
    for (const auto& [plot, box] : m_partPlots) {
        if (box->isChecked())
            m_choice.parts.plots.insert(plot);
        else
            m_choice.parts.plots.erase(plot);
    }
    m_choice.format = static_cast<FigureFormat>(m_format->currentData().toInt());
    const bool inPixels = m_unit->currentIndex() == 1;
    m_choice.width = m_width->value();
    m_choice.height = m_height->value();
    if (inPixels != m_choice.inPixels) {
        // The same size in the other unit.
        const double factor = inPixels ? 96 / 25.4 : 25.4 / 96;
        m_choice.inPixels = inPixels;
        m_choice.width = std::clamp(std::round(m_choice.width * factor), 20.0, m_width->maximum());
        m_choice.height =
            std::clamp(std::round(m_choice.height * factor), 20.0, m_height->maximum());
        m_filling = true;
        m_width->setValue(m_choice.width);
        m_height->setValue(m_choice.height);
        m_filling = false;
    }
    m_choice.fitHeight = m_fit->isChecked();
    m_choice.dpi = m_dpi->value();
    m_choice.scale = m_scale->value();
    m_choice.options.textPoints = m_points->value();
    m_choice.options.title = m_withTitle->isChecked();
    m_choice.options.values = m_values->isChecked();
    m_choice.options.colorBar = m_colorBar->isChecked();
    m_choice.options.caption = m_caption->isChecked();
    m_choice.captionFile = m_captionFile->isChecked();
    m_print->read(m_choice.options);
}

void FigureDialog::takeControls() {
    if (m_filling) return;
    readControls();
    refresh();
}

void FigureDialog::takePreset(int index) {
    const auto presets = figurePresets();
    if (static_cast<std::size_t>(index) >= presets.size()) return;
    usePreset(m_choice, presets[static_cast<std::size_t>(index)]);
    fillControls();
    refresh();
}

int FigureDialog::presetNow() const {
    const auto presets = figurePresets();
    const auto same = std::ranges::find_if(
        presets, [this](const FigurePreset& preset) { return isAs(m_choice, preset); });
    return static_cast<int>(same - presets.begin());  // behind the last: "Custom"
}

Figure FigureDialog::figure() const {
    Figure figure = makeFigure(m_source, m_choice.content, static_cast<std::size_t>(m_choice.map),
                               m_choice.parts);
    if (m_title->isModified()) {
        figure.title = m_title->text();
        if (!figure.title.trimmed().isEmpty()) figure.facts.front().second = figure.title;
    }
    return figure;
}

void FigureDialog::refresh() {
    const Figure shown = figure();
    if (!m_title->isModified()) {
        m_title->setText(shown.title);
        m_title->setCursorPosition(0);
    }
    m_preset->setCurrentIndex(presetNow());
    refreshParts();
    m_print->refresh(shown);
    const bool maps = !shown.maps.empty();
    const bool cells = maps || shown.attention;
    const bool png = m_choice.format == FigureFormat::Png;
    // What a panel gives is of the intervention that it shows.
    const bool isOwn = ownFigure(m_source, m_choice.content).has_value();
    m_form->setRowVisible(m_intervention, m_run.choosesIntervention && maps && !isOwn);
    m_values->setEnabled(cells);
    m_colorBar->setEnabled(cells);
    m_title->setEnabled(m_choice.options.title);
    m_height->setEnabled(!m_choice.fitHeight);
    m_form->setRowVisible(m_dpi->parentWidget(), png && !m_choice.inPixels);
    m_form->setRowVisible(m_scale, png && m_choice.inPixels);
    const FigureSize size = app::sizeOf(m_choice);
    const QSizeF sizeMm = app::sizeOf(shown, m_choice.options, size);
    if (m_choice.fitHeight) {
        const QSignalBlocker quiet(m_height);
        m_height->setValue(m_choice.inPixels ? sizeMm.height() * 96 / 25.4 : sizeMm.height());
    }
    m_preview->setFigure(shown, m_choice.options, sizeMm);
    QPicture picture;
    QPainter painter(&picture);
    QStringList notes = drawFigure(painter, shown, m_choice.options, sizeMm).notes;
    painter.end();
    const QString boxes = missingText(missingCharacters(shown, m_choice.options));
    if (!boxes.isEmpty()) notes += boxes;
    refreshNotes(notes, sizeMm);
}

void FigureDialog::refreshNotes(const QStringList& notes, QSizeF sizeMm) {
    const double dpi = app::sizeOf(m_choice).dpi;
    m_pixels->setText(m_choice.format == FigureFormat::Png
                          ? tr("%1 × %2 pixels")
                                .arg(qRound(sizeMm.width() * dpi / 25.4))
                                .arg(qRound(sizeMm.height() * dpi / 25.4))
                          : tr("%1 × %2 mm")
                                .arg(QLocale().toString(sizeMm.width(), 'f', 1),
                                     QLocale().toString(sizeMm.height(), 'f', 1)));
    m_notes->setAlarming(false);
    m_notes->setText(notes.join(QLatin1Char(' ')));
}

void FigureDialog::complain(const QString& what, const QString& hint) {
    m_notes->setAlarming(true);
    m_notes->setText(tr("%1. %2").arg(what, hint));
    Q_EMIT failed({what, hint});
}

bool FigureDialog::write(const QString& path, FigureFormat format, const QString& captionPath) {
    // Beside a figure that is written anew lies its own caption; any other file is not ours.
    if (!captionPath.isEmpty() && QFileInfo::exists(captionPath) && !QFileInfo::exists(path)) {
        complain(tr("%1 exists already").arg(captionPath), tr("Choose another name."));
        return false;
    }
    try {
        const Figure written = figure();
        writeFigure(written, m_choice.options, app::sizeOf(m_choice), format, path);
        if (!captionPath.isEmpty())
            writeFileAtomically(captionPath.toStdString(),
                                writable(written.caption).toStdString() + '\n');
    } catch (const Error& error) {
        complain(userError(error).what, userError(error).hint);
        return false;
    }
    return true;
}

void FigureDialog::save() {
    QVariantMap remembered = m_settings.choices(QStringLiteral("figure"));
    const QString folder = remembered.value(QStringLiteral("folder"), picturesFolder()).toString();
    const QString suggested = folder + QLatin1Char('/') + runFileName(m_source.report) +
                              QLatin1Char('-') + fileNamePart() + QLatin1Char('.') +
                              name(m_choice.format);
    QString path = m_chooseFile(this, tr("Save Figure"), suggested);
    if (path.isEmpty()) return;
    // An ending that names another format is intended.
    FigureFormat format = m_choice.format;
    if (const auto named = formatFromName(QFileInfo(path).suffix())) {
        format = *named;
    } else {
        path += QLatin1Char('.') + name(format);
        if (QFileInfo::exists(path)) {  // nobody was asked about this name
            complain(tr("%1 exists already").arg(path), tr("Choose another name."));
            return;
        }
    }
    if (!write(path, format, m_choice.captionFile ? captionPathOf(path) : QString())) return;
    remembered = toVariants(m_choice);
    remembered.insert(QStringLiteral("folder"), QFileInfo(path).absolutePath());
    m_settings.setChoices(QStringLiteral("figure"), remembered);
    Q_EMIT saved(path);
    accept();
}

void FigureDialog::copy() {
    try {
        copyFigure(figure(), m_choice.options, app::sizeOf(m_choice));
    } catch (const Error& error) {
        complain(userError(error).what, userError(error).hint);
        return;
    }
    m_settings.setChoices(QStringLiteral("figure"), toVariants(m_choice));
    m_notes->setAlarming(false);
    m_notes->setText(tr("Copied. Paste it into a document."));
    Q_EMIT copied();
}

void FigureDialog::copyCaption(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    m_notes->setAlarming(false);
    m_notes->setText(tr("Copied the caption."));
}

}  // namespace headscope::app
