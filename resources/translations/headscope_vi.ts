<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Advice</name>
    <message>
        <source>Use %1</source>
        <translation>Dùng %1</translation>
    </message>
    <message>
        <source>Without a leading space %1 continues the prompt&apos;s last word.</source>
        <translation>Không có dấu cách ở đầu, %1 nối tiếp từ cuối của prompt.</translation>
    </message>
    <message>
        <source>The prompt ends with a space, but words begin with theirs: the next token would have to begin without one.</source>
        <translation>Prompt kết thúc bằng dấu cách, nhưng các từ bắt đầu bằng dấu cách của chúng: token kế tiếp sẽ phải bắt đầu mà không có nó.</translation>
    </message>
    <message>
        <source>Remove the space</source>
        <translation>Bỏ dấu cách</translation>
    </message>
    <message>
        <source>The model reads %1 tokens. It would not see what begins with %2, token %3 of %4, so this is not run.</source>
        <translation>Mô hình đọc được %1 token. Nó sẽ không thấy phần bắt đầu bằng %2, token %3 trên %4, nên prompt này không được chạy.</translation>
    </message>
    <message>
        <source>Keep the last %1 tokens</source>
        <translation>Giữ %1 token cuối</translation>
    </message>
    <message>
        <source>Target and control are the same token.</source>
        <translation>Token mục tiêu và token đối chứng là một.</translation>
    </message>
    <message>
        <source>The model almost never says %1 here: P = %2, rank %3. Maps of P show only what rises far above that; maps of the log-probability show every change.</source>
        <translation>Mô hình gần như không bao giờ nói %1 ở đây: P = %2, hạng %3. Bản đồ của P chỉ cho thấy những gì tăng xa trên mức đó; bản đồ của log xác suất cho thấy mọi thay đổi.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Your head: layer %1, head %2.</source>
        <translation>Head đã chọn: tầng %1, head %2.</translation>
    </message>
    <message>
        <source>Click a cell of a map, or walk to it with the arrow keys and press Enter.</source>
        <translation>Nhấp một ô của bản đồ, hoặc đi đến đó bằng các phím mũi tên rồi nhấn Enter.</translation>
    </message>
    <message>
        <source>Tokens to choose from</source>
        <translation>Các token để chọn</translation>
    </message>
    <message>
        <source>Another token</source>
        <translation>Token khác</translation>
    </message>
    <message>
        <source>Another token, with its space</source>
        <translation>Token khác, kèm dấu cách của nó</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Con số trả lời</translation>
    </message>
    <message>
        <source>Put in order: Ctrl+Up and Ctrl+Down move the line</source>
        <translation>Xếp thứ tự: Ctrl+Lên và Ctrl+Xuống chuyển dòng</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>Văn bản trả lời</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Diễn đạt bằng lời của mình</translation>
    </message>
    <message>
        <source>Ctrl+Enter answers.</source>
        <translation>Ctrl+Enter để trả lời.</translation>
    </message>
</context>
<context>
    <name>AnswersStore</name>
    <message>
        <source>Your earlier answers to this lesson cannot be read, and are now in %1: %2.</source>
        <translation>Không đọc được các câu trả lời trước cho bài này; chúng nay ở trong %1: %2.</translation>
    </message>
    <message>
        <source>Your answers are kept only until the program ends: %1. %2</source>
        <translation>Các câu trả lời chỉ được giữ đến khi chương trình kết thúc: %1. %2</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Move the keyboard to the prompt, messages, the maps, and the panels in turn</source>
        <translation>Lần lượt chuyển bàn phím đến prompt, thông báo, các bản đồ và các bảng</translation>
    </message>
    <message>
        <source>N&amp;ext Area</source>
        <translation>&amp;Vùng kế tiếp</translation>
    </message>
    <message>
        <source>Pre&amp;vious Area</source>
        <translation>Vùng t&amp;rước</translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation>Shift+F6</translation>
    </message>
</context>
<context>
    <name>Attribution</name>
    <message>
        <source>Heads</source>
        <translation>Các head</translation>
    </message>
    <message>
        <source>MLPs</source>
        <translation>Các MLP</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>Các bias</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>The parts add up to %1, which is not it.</source>
        <translation>Các phần cộng lại là %1, không phải số đó.</translation>
    </message>
    <message>
        <source>MLP %1</source>
        <translation>MLP %1</translation>
    </message>
    <message>
        <source>What each part adds to the logit difference of the clean run, by itself. Most: %1.</source>
        <translation>Mỗi phần tự nó cộng gì vào hiệu logit của lượt chạy gốc. Nhiều nhất: %1.</translation>
    </message>
    <message>
        <source>%1 %2 (direct %3, total %4)</source>
        <translation>%1 %2 (trực tiếp %3, toàn phần %4)</translation>
    </message>
    <message>
        <source>What later layers do about an ablated head. Against its direct effect: they make up for it. Along with it: the head works through them.</source>
        <translation>Các tầng sau làm gì với một head bị cắt bỏ. Ngược chiều tác động trực tiếp của nó: chúng bù lại. Cùng chiều: head làm việc qua chúng.</translation>
    </message>
    <message>
        <source>Most: %1.</source>
        <translation>Nhiều nhất: %1.</translation>
    </message>
    <message>
        <source>Layer %1, head %2 adds %3 to the logit difference.</source>
        <translation>Tầng %1, head %2 cộng %3 vào hiệu logit.</translation>
    </message>
    <message>
        <source>Ablated it changes by %1 in all: %2 directly, %3 by later layers.</source>
        <translation>Khi cắt bỏ, hiệu đó thay đổi tất cả %1: %2 trực tiếp, %3 do các tầng sau.</translation>
    </message>
    <message>
        <source>The MLP of layer %1 adds %2 to the logit difference.</source>
        <translation>MLP của tầng %1 cộng %2 vào hiệu logit.</translation>
    </message>
    <message>
        <source>What each head and each MLP adds to the logit difference at the last position (direct logit attribution), with the final LayerNorm&apos;s mean and scale of the clean run; value biases go with their heads. Heads %1, MLPs %2, embedding %3, biases %4: together the logit difference, %5.</source>
        <translation>Mỗi head và mỗi MLP cộng gì vào hiệu logit ở vị trí cuối (phân bổ logit trực tiếp), với trung bình và độ lớn của LayerNorm cuối là của lượt chạy gốc; bias giá trị đi cùng head của nó. Các head %1, các MLP %2, embedding %3, các bias %4: gộp lại là hiệu logit, %5.</translation>
    </message>
    <message>
        <source>Total minus direct: how the logit difference changes with each head alone %1, less the change of what the head itself adds, with the final LayerNorm&apos;s mean and scale of the clean run; the rest is what later heads and MLPs do.</source>
        <translation>Toàn phần trừ trực tiếp: hiệu logit thay đổi bao nhiêu khi từng head riêng lẻ %1, trừ đi thay đổi của phần chính head đó cộng vào, với trung bình và độ lớn của LayerNorm cuối trong lượt chạy gốc; phần còn lại là việc của các head và MLP sau.</translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>%1 file (*.%2);;All files (*)</source>
        <translation>Tệp %1 (*.%2);;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>ColorMap</name>
    <message>
        <source>&amp;Blue – Orange</source>
        <translation>&amp;Xanh dương – Cam</translation>
    </message>
    <message>
        <source>Blue – &amp;Red</source>
        <translation>Xanh &amp;dương – Đỏ</translation>
    </message>
    <message>
        <source>&amp;Purple – Green</source>
        <translation>&amp;Tím – Xanh lá</translation>
    </message>
    <message>
        <source>&amp;Teal – Brown</source>
        <translation>Xanh &amp;cổ vịt – Nâu</translation>
    </message>
</context>
<context>
    <name>ComparisonFigures</name>
    <message>
        <source>%1: clean P %2, rank %3</source>
        <translation>%1: P gốc %2, hạng %3</translation>
    </message>
    <message>
        <source>Second − first</source>
        <translation>Thứ hai − thứ nhất</translation>
    </message>
    <message>
        <source>Two runs compared</source>
        <translation>So sánh hai lượt chạy</translation>
    </message>
    <message>
        <source>First.</source>
        <translation>Thứ nhất.</translation>
    </message>
    <message>
        <source>Second.</source>
        <translation>Thứ hai.</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Covered: a question is about it.</source>
        <translation>Đang che: có câu hỏi về điều này.</translation>
    </message>
</context>
<context>
    <name>DownloadLog</name>
    <message>
        <source>The download of %1 was started.</source>
        <translation>Đã bắt đầu tải xuống %1.</translation>
    </message>
    <message>
        <source>The download of %1 was stopped.</source>
        <translation>Đã dừng tải xuống %1.</translation>
    </message>
    <message>
        <source>Downloaded %1 to %2.</source>
        <translation>Đã tải %1 về %2.</translation>
    </message>
    <message>
        <source>The download of %1 failed. %2</source>
        <translation>Không tải xuống được %1. %2</translation>
    </message>
</context>
<context>
    <name>DriftText</name>
    <message>
        <source>slope %1 per layer</source>
        <translation>độ dốc %1 mỗi tầng</translation>
    </message>
    <message>
        <source>slope %1 per layer, 95 % interval [%2, %3]</source>
        <translation>độ dốc %1 mỗi tầng, khoảng tin cậy 95 % [%2, %3]</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Take back what was changed last</source>
        <translation>Lấy lại thay đổi gần nhất</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Làm lại điều vừa hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy what is selected; where there is no text, the maps as a picture</source>
        <translation>Sao chép phần đã chọn; nơi không có văn bản thì chép các bản đồ thành ảnh</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Chọn &amp;tất cả</translation>
    </message>
    <message>
        <source>Select all of the field or list that has the keyboard</source>
        <translation>Chọn toàn bộ trường hoặc danh sách đang nhận bàn phím</translation>
    </message>
</context>
<context>
    <name>EveryHead</name>
    <message>
        <source>Change of the cosine of %1 and %2</source>
        <translation>Thay đổi cosine của %1 và %2</translation>
    </message>
    <message>
        <source>How far %1 goes from its clean vector</source>
        <translation>%1 đi xa vectơ gốc của nó bao nhiêu</translation>
    </message>
    <message>
        <source>Change of the mean cosine of all pairs</source>
        <translation>Thay đổi cosine trung bình của mọi cặp</translation>
    </message>
    <message>
        <source>cosine ablated − clean</source>
        <translation>cosine cắt bỏ − gốc</translation>
    </message>
    <message>
        <source>less alike</source>
        <translation>kém giống hơn</translation>
    </message>
    <message>
        <source>more alike</source>
        <translation>giống hơn</translation>
    </message>
    <message>
        <source>%1, after layer %2</source>
        <translation>%1, sau tầng %2</translation>
    </message>
    <message>
        <source>No head changes it after layer %1.</source>
        <translation>Không head nào thay đổi nó sau tầng %1.</translation>
    </message>
    <message>
        <source>Most after layer %1: %2.</source>
        <translation>Nhiều nhất sau tầng %1: %2.</translation>
    </message>
    <message>
        <source>Head %1: not computed.</source>
        <translation>Head %1: chưa tính.</translation>
    </message>
    <message>
        <source>Head %1: %2 after layer %3.</source>
        <translation>Head %1: %2 sau tầng %3.</translation>
    </message>
    <message>
        <source>Its largest change is after layer %1: %2.</source>
        <translation>Thay đổi lớn nhất của nó là sau tầng %1: %2.</translation>
    </message>
    <message>
        <source>The map: each head by itself %1.</source>
        <translation>Bản đồ: riêng từng head %1.</translation>
    </message>
    <message>
        <source>Colours: cosine ablated − clean, on one scale for all layers.</source>
        <translation>Màu: cosine cắt bỏ − gốc, cùng một thang cho mọi tầng.</translation>
    </message>
    <message>
        <source>A token&apos;s cosine with itself in the clean run is 1 there.</source>
        <translation>Cosine của một token với chính nó trong lượt chạy gốc là 1.</translation>
    </message>
</context>
<context>
    <name>ExactLine</name>
    <message>
        <source>This field takes %1 characters, and it has more.</source>
        <translation>Trường này nhận %1 ký tự, và văn bản dài hơn.</translation>
    </message>
    <message>
        <source>The text was not put in. %1</source>
        <translation>Văn bản không được đưa vào. %1</translation>
    </message>
</context>
<context>
    <name>ExactText</name>
    <message>
        <source>It has %1 characters, and this field takes %2.</source>
        <translation>Nó có %1 ký tự, còn trường này nhận %2.</translation>
    </message>
    <message>
        <source>It holds half a character, U+%1, which is not text.</source>
        <translation>Nó chứa nửa ký tự, U+%1, không phải là văn bản.</translation>
    </message>
</context>
<context>
    <name>Expectation</name>
    <message>
        <source>%1 is only rank %2 here.</source>
        <translation>%1 chỉ đứng hạng %2 ở đây.</translation>
    </message>
    <message>
        <source>%1 has only %2 % here.</source>
        <translation>%1 chỉ có %2 % ở đây.</translation>
    </message>
    <message>
        <source>The model says %1, %2 %.</source>
        <translation>Mô hình nói %1, %2 %.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Dùng %1</translation>
    </message>
</context>
<context>
    <name>ExportFolder</name>
    <message>
        <source>Maps of target and control, each head %1</source>
        <translation>Bản đồ của token mục tiêu và đối chứng, mỗi head %1</translation>
    </message>
    <message>
        <source>Observed head means over depth</source>
        <translation>Trung bình quan sát của các head theo độ sâu</translation>
    </message>
    <message>
        <source>Effects of %1 and %2 on the target, against each other</source>
        <translation>Tác động của %1 và %2 lên mục tiêu, đối chiếu với nhau</translation>
    </message>
    <message>
        <source>The same effects as histograms over each other</source>
        <translation>Cùng các tác động ấy, dạng biểu đồ tần số chồng lên nhau</translation>
    </message>
    <message>
        <source>The captions of the figures</source>
        <translation>Chú thích của các hình</translation>
    </message>
    <message>
        <source>Effect of ablating one attention head at a time, by Headscope %1</source>
        <translation>Tác động của việc cắt bỏ (ablation) từng attention head một, bởi Headscope %1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>One row a head and intervention</source>
        <translation>Một hàng cho mỗi head và phép can thiệp</translation>
    </message>
    <message>
        <source>Everything, as headscope-cli sweep writes it</source>
        <translation>Tất cả, như headscope-cli sweep ghi ra</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written before stay in the folder.</source>
        <translation>
            <numerusform>%n tệp đã ghi trước đó ở lại trong thư mục.</numerusform>
        </translation>
    </message>
    <message>
        <source>Maps of the logit difference and of what is recovered, each head %1</source>
        <translation>Bản đồ hiệu logit và phần được khôi phục, từng head %1</translation>
    </message>
    <message>
        <source>Maps of the logit difference and of P of the target, each head %1</source>
        <translation>Bản đồ hiệu logit và P của mục tiêu, từng head %1</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>The content does not fit: make the figure higher, or leave something out.</source>
        <translation>Nội dung không vừa: tăng chiều cao của hình hoặc bỏ bớt.</translation>
    </message>
    <message>
        <source>The cells are too small for their values: make the figure larger, or choose fewer maps.</source>
        <translation>Các ô quá nhỏ cho giá trị của chúng: phóng to hình hoặc chọn ít bản đồ hơn.</translation>
    </message>
    <message>
        <source>The colour bar is too short for the words at its ends: make the figure larger, or its text smaller.</source>
        <translation>Thanh màu quá ngắn cho các từ ở hai đầu: phóng to hình hoặc thu nhỏ chữ của nó.</translation>
    </message>
</context>
<context>
    <name>FigureAttention</name>
    <message>
        <source>attention weight</source>
        <translation>trọng số attention</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>được nhìn đến</translation>
    </message>
    <message>
        <source>looks from</source>
        <translation>nhìn từ</translation>
    </message>
</context>
<context>
    <name>FigureDrift</name>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>head mean</source>
        <translation>trung bình của head</translation>
    </message>
    <message>
        <source>a head</source>
        <translation>một head</translation>
    </message>
    <message>
        <source>layer mean ± sd</source>
        <translation>trung bình tầng ± độ lệch chuẩn</translation>
    </message>
    <message>
        <source>fitted line</source>
        <translation>đường khớp</translation>
    </message>
</context>
<context>
    <name>FigureEffects</name>
    <message>
        <source>a prompt</source>
        <translation>một prompt</translation>
    </message>
    <message>
        <source>mean and its 95 % interval</source>
        <translation>trung bình và khoảng 95 % của nó</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
</context>
<context>
    <name>FigureGrowth</name>
    <message>
        <source>head added</source>
        <translation>head thêm vào</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
</context>
<context>
    <name>FigureMaps</name>
    <message>
        <source>stays</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>The cells are too small for their signs: make the figure larger, or choose fewer maps.</source>
        <translation>Các ô quá nhỏ cho dấu của chúng: phóng to hình hoặc chọn ít bản đồ hơn.</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>top-1 changes</source>
        <translation>top-1 thay đổi</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>chưa tính</translation>
    </message>
    <message>
        <source>below the noise floor</source>
        <translation>dưới ngưỡng nhiễu</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>âm</translation>
    </message>
    <message>
        <source>not told from 0</source>
        <translation>không phân biệt được với 0</translation>
    </message>
</context>
<context>
    <name>FigurePairs</name>
    <message>
        <source>heads</source>
        <translation>heads</translation>
    </message>
</context>
<context>
    <name>FigurePresets</name>
    <message>
        <source>One column, 85 mm, PDF</source>
        <translation>Một cột, 85 mm, PDF</translation>
    </message>
    <message>
        <source>Two columns, 178 mm, PDF</source>
        <translation>Hai cột, 178 mm, PDF</translation>
    </message>
    <message>
        <source>Page of A4, 170 mm, PDF</source>
        <translation>Trang A4, 170 mm, PDF</translation>
    </message>
    <message>
        <source>Slide, 16:9, PNG</source>
        <translation>Trang chiếu, 16:9, PNG</translation>
    </message>
</context>
<context>
    <name>FigureRipples</name>
    <message>
        <source>after layer (E: the embedding)</source>
        <translation>sau tầng (E: embedding)</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1 (%2 layers × %3 heads)</source>
        <translation>%1 (%2 tầng × %3 head)</translation>
    </message>
    <message>
        <source>%1 in their difference</source>
        <translation>%1 ở hiệu của chúng</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 ở %2</translation>
    </message>
    <message>
        <source>%1 of %2 heads, each %3</source>
        <translation>%1 trên %2 head, mỗi head %3</translation>
    </message>
    <message>
        <source>Headscope %1.</source>
        <translation>Headscope %1.</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 trừ %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>ablated at %1</source>
        <translation>cắt bỏ tại %1</translation>
    </message>
    <message>
        <source>no, the run was stopped</source>
        <translation>không, lượt chạy đã bị dừng</translation>
    </message>
    <message>
        <source>patched at %1</source>
        <translation>vá tại %1</translation>
    </message>
    <message>
        <source>patched at %1 from “%2”</source>
        <translation>vá tại %1 từ “%2”</translation>
    </message>
    <message>
        <source>ablated, or patched from “%2”, at %1</source>
        <translation>cắt bỏ, hoặc vá từ “%2”, tại %1</translation>
    </message>
    <message>
        <source>patched from “%1”</source>
        <translation>vá từ “%1”</translation>
    </message>
    <message>
        <source>Model: %1. Prompt: “%2” (tokens: %3).</source>
        <translation>Mô hình: %1. Prompt: “%2” (token: %3).</translation>
    </message>
    <message numerus="yes">
        <source>Model: %1. Prompt: “%2” (%n token(s)).</source>
        <translation>
            <numerusform>Mô hình: %1. Prompt: “%2” (%n token).</numerusform>
        </translation>
    </message>
    <message>
        <source>Target %1: clean P %2, rank %3.</source>
        <translation>Mục tiêu %1: P gốc %2, hạng %3.</translation>
    </message>
    <message>
        <source>Control %1: clean P %2, rank %3.</source>
        <translation>Đối chứng %1: P gốc %2, hạng %3.</translation>
    </message>
    <message>
        <source>ln P: natural logarithm of the probability, in nats.</source>
        <translation>ln P: logarit tự nhiên của xác suất, tính bằng nat.</translation>
    </message>
    <message>
        <source>Logit difference: the target&apos;s logit less the control&apos;s.</source>
        <translation>Hiệu logit: logit của mục tiêu trừ logit của đối chứng.</translation>
    </message>
    <message>
        <source>Rank: 1 is the most likely token, so that + is a fall.</source>
        <translation>Hạng: 1 là token có khả năng cao nhất, nên + là tụt hạng.</translation>
    </message>
    <message>
        <source>KL: of the whole prediction, clean against ablated, in nats.</source>
        <translation>KL: của toàn bộ dự đoán, gốc so với cắt bỏ, tính bằng nat.</translation>
    </message>
    <message>
        <source>Top-1 changed: another token becomes the most likely.</source>
        <translation>Top-1 thay đổi: một token khác trở thành token có khả năng cao nhất.</translation>
    </message>
    <message>
        <source>Recovered: the patch&apos;s share of the way from the prompt&apos;s logit difference to the donor&apos;s.</source>
        <translation>Phần phục hồi: phép vá đi được bao nhiêu phần đường từ hiệu logit của prompt đến hiệu logit của prompt nguồn.</translation>
    </message>
    <message>
        <source>Specificity: the target&apos;s change less the control&apos;s.</source>
        <translation>Tính đặc hiệu: thay đổi của mục tiêu trừ thay đổi của đối chứng.</translation>
    </message>
    <message>
        <source>Donor: “%1”, logit difference %2 against the prompt&apos;s %3.</source>
        <translation>Prompt nguồn: “%1”, hiệu logit %2 so với %3 của prompt.</translation>
    </message>
    <message>
        <source>Donor: “%1” (tokens: %2), logit difference %3 against the prompt&apos;s %4.</source>
        <translation>Prompt nguồn: “%1” (token: %2), hiệu logit %3 so với %4 của prompt.</translation>
    </message>
    <message>
        <source>%1 or by %2</source>
        <translation>%1 hoặc bằng %2</translation>
    </message>
    <message>
        <source>Each head alone is ablated: its output before the layer&apos;s output projection is replaced by %1, as the maps say, at %2.</source>
        <translation>Từng head riêng lẻ bị cắt bỏ: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %1, như các bản đồ ghi, tại %2.</translation>
    </message>
    <message>
        <source>Each head alone is ablated: its output before the layer&apos;s output projection is replaced by %1 at %2.</source>
        <translation>Từng head riêng lẻ bị cắt bỏ: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %1 tại %2.</translation>
    </message>
    <message>
        <source>Faint dash: smaller than the numerical noise (%1).</source>
        <translation>Gạch ngang mờ: nhỏ hơn nhiễu số (%1).</translation>
    </message>
    <message>
        <source>Faint dash: smaller than the run&apos;s numerical noise (%1; %2 ablations computed alone against the batches).</source>
        <translation>Gạch ngang mờ: nhỏ hơn nhiễu số của lượt chạy (%1; %2 phép cắt bỏ tính riêng so với tính theo lô).</translation>
    </message>
    <message>
        <source>The run was stopped: %1.</source>
        <translation>Lượt chạy đã bị dừng: %1.</translation>
    </message>
    <message>
        <source>Given the set: %1 are ablated as well, and changes are counted from the run with these alone.</source>
        <translation>Khi đã cắt tập: %1 cũng bị cắt bỏ, và thay đổi được tính từ lượt chạy chỉ cắt những head này.</translation>
    </message>
    <message>
        <source>Plain: each head alone.</source>
        <translation>Thường: chỉ cắt một head.</translation>
    </message>
    <message>
        <source>Points: the mean of each head&apos;s output in the clean run. Squares and band: mean of a layer&apos;s heads and one standard deviation to either side.</source>
        <translation>Điểm: trung bình đầu ra của từng head trong lượt chạy gốc. Ô vuông và dải: trung bình các head của một tầng và một độ lệch chuẩn về mỗi phía.</translation>
    </message>
    <message>
        <source>Dashed: least-squares line through all heads, %1.</source>
        <translation>Nét đứt: đường bình phương tối thiểu qua mọi head, %1.</translation>
    </message>
    <message>
        <source>A point is a head, ablated alone at %1: its output before the layer&apos;s output projection replaced by %2 (across) or by %3 (up). Dashed: equal effects.</source>
        <translation>Mỗi điểm là một head, cắt bỏ riêng lẻ tại %1: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %2 (ngang) hoặc bằng %3 (dọc). Nét đứt: tác động bằng nhau.</translation>
    </message>
    <message>
        <source>Bars: how many heads change by how much, each ablated alone at %1 by %2 or by %3, counted in the same bins.</source>
        <translation>Cột: bao nhiêu head thay đổi bao nhiêu, mỗi head cắt bỏ riêng lẻ tại %1 bằng %2 hoặc bằng %3, đếm theo cùng các khoảng.</translation>
    </message>
    <message>
        <source>Attention of layer %1, head %2 in the clean run: a row for each token that looks, a column for each that is looked at; a row&apos;s weights add up to 1. The colour&apos;s depth grows with the square root of the weight.</source>
        <translation>Attention của tầng %1, head %2 trong lượt chạy gốc: mỗi token nhìn là một hàng, mỗi token được nhìn đến là một cột; các trọng số của một hàng cộng lại bằng 1. Độ đậm của màu tăng theo căn bậc hai của trọng số.</translation>
    </message>
    <message>
        <source>The outputs of a set of heads are replaced together by %1, at %2, before their layers&apos; output projections.</source>
        <translation>Đầu ra của một tập head được thay cùng nhau bằng %1, tại %2, trước phép chiếu đầu ra của các tầng của chúng.</translation>
    </message>
    <message>
        <source>Each step adds the head that leaves the target the least probability, given those that are in the set.</source>
        <translation>Mỗi bước thêm head làm xác suất còn lại của mục tiêu nhỏ nhất, khi đã có các head trong tập.</translation>
    </message>
    <message>
        <source>Each head alone is patched: its output before the layer&apos;s output projection is replaced by %1 at %2.</source>
        <translation>Từng head riêng lẻ được vá: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %1 tại %2.</translation>
    </message>
    <message>
        <source>Each head alone is ablated or patched: its output before the layer&apos;s output projection is replaced by %1, as the maps say, at %2.</source>
        <translation>Từng head riêng lẻ bị cắt bỏ hoặc được vá: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %1, như các bản đồ ghi, tại %2.</translation>
    </message>
    <message>
        <source>A point is a head, ablated or patched alone at %1: its output before the layer&apos;s output projection replaced by %2 (across) or by %3 (up). Dashed: equal effects.</source>
        <translation>Mỗi điểm là một head, cắt bỏ hoặc vá riêng lẻ tại %1: đầu ra của nó trước phép chiếu đầu ra của tầng được thay bằng %2 (ngang) hoặc bằng %3 (dọc). Nét đứt: tác động bằng nhau.</translation>
    </message>
    <message>
        <source>Bars: how many heads change by how much, each ablated or patched alone at %1 by %2 or by %3, counted in the same bins.</source>
        <translation>Cột: bao nhiêu head thay đổi bao nhiêu, mỗi head cắt bỏ hoặc vá riêng lẻ tại %1 bằng %2 hoặc bằng %3, đếm theo cùng các khoảng.</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>beside the given heads</source>
        <translation>bên cạnh các head đã cho</translation>
    </message>
    <message>
        <source>at the last position</source>
        <translation>tại vị trí cuối</translation>
    </message>
    <message numerus="yes">
        <source>at %n chosen position(s)</source>
        <translation>
            <numerusform>tại %n vị trí đã chọn</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 heads</source>
        <translation>%1 trên %2 head</translation>
    </message>
    <message>
        <source>%1 of %2 heads so far</source>
        <translation>%1 trên %2 head cho đến nay</translation>
    </message>
    <message>
        <source>No ablation changes %1.</source>
        <translation>Không phép cắt bỏ nào thay đổi %1.</translation>
    </message>
    <message>
        <source>%1 changes %2 most: from %3 to %4.</source>
        <translation>%1 thay đổi %2 nhiều nhất: từ %3 thành %4.</translation>
    </message>
    <message>
        <source>%1 changes %2 most: from %3 to %4 (log-odds %5).</source>
        <translation>%1 thay đổi %2 nhiều nhất: từ %3 thành %4 (log-odds %5).</translation>
    </message>
    <message>
        <source>The top-1 stays %1 in all %2 ablations.</source>
        <translation>Top-1 vẫn là %1 trong cả %2 phép cắt bỏ.</translation>
    </message>
    <message>
        <source>The top-1 stays %1 in %2 of %3 ablations; in one it becomes %4.</source>
        <translation>Top-1 vẫn là %1 trong %2 trên %3 phép cắt bỏ; trong một phép nó thành %4.</translation>
    </message>
    <message>
        <source>The top-1 stays %1 in %2 of %3 ablations; most often else it becomes %4 (%5).</source>
        <translation>Top-1 vẫn là %1 trong %2 trên %3 phép cắt bỏ; ngoài ra thường thành %4 nhất (%5).</translation>
    </message>
    <message>
        <source>None moves the control %1 beyond the noise.</source>
        <translation>Không phép nào làm token đối chứng %1 dịch chuyển quá mức nhiễu.</translation>
    </message>
    <message>
        <source>None moves the control %1.</source>
        <translation>Không phép nào làm token đối chứng %1 dịch chuyển.</translation>
    </message>
    <message>
        <source>The control %1, %2 before, stays between %3 and %4.</source>
        <translation>Token đối chứng %1, trước đó là %2, vẫn ở giữa %3 và %4.</translation>
    </message>
    <message>
        <source>The control %1, %2 in the clean run, stays between %3 and %4.</source>
        <translation>Token đối chứng %1, trong lượt chạy gốc là %2, vẫn ở giữa %3 và %4.</translation>
    </message>
    <message>
        <source>No head changes %1 by more than the numerical noise of this run.</source>
        <translation>Không head nào làm %1 thay đổi nhiều hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>%1 changes %2 most: from %3 to %4 (log-odds %5). In P that is less than the numerical noise of this run.</source>
        <translation>%1 làm %2 thay đổi nhiều nhất: từ %3 thành %4 (log-odds %5). Theo P, mức này nhỏ hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>Head %1 does nearly as much.</source>
        <translation>Head %1 làm thay đổi gần bằng.</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s) do nearly as much, first of them %1.</source>
        <translation>
            <numerusform>%n head làm thay đổi gần bằng, đầu tiên là %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The top-1 stays %1 in all %2 patches.</source>
        <translation>Top-1 vẫn là %1 trong cả %2 lần vá.</translation>
    </message>
    <message>
        <source>The top-1 stays %1 in %2 of %3 patches; in one it becomes %4.</source>
        <translation>Top-1 vẫn là %1 trong %2 trên %3 lần vá; một lần nó thành %4.</translation>
    </message>
    <message>
        <source>The top-1 stays %1 in %2 of %3 patches; most often else it becomes %4 (%5).</source>
        <translation>Top-1 vẫn là %1 trong %2 trên %3 lần vá; những lần khác thường thành %4 nhất (%5).</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No head changes the logit difference by more than the numerical noise of this run.</source>
        <translation>Không head nào thay đổi hiệu logit nhiều hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>No head changes the logit difference.</source>
        <translation>Không head nào thay đổi hiệu logit.</translation>
    </message>
    <message>
        <source>%1 moves the logit difference %2 − %3 most: from %4 to %5.</source>
        <translation>%1 dịch chuyển hiệu logit %2 − %3 nhiều nhất: từ %4 thành %5.</translation>
    </message>
    <message>
        <source>The control %1 does move: head %2 raises it from %3 to %4 (log-odds %5).</source>
        <translation>Token đối chứng %1 thì có dịch chuyển: head %2 nâng nó từ %3 lên %4 (log-odds %5).</translation>
    </message>
    <message>
        <source>The control %1 does move: head %2 lowers it from %3 to %4 (log-odds %5).</source>
        <translation>Token đối chứng %1 thì có dịch chuyển: head %2 hạ nó từ %3 xuống %4 (log-odds %5).</translation>
    </message>
    <message>
        <source>The control %1 moves more: head %2 raises it from %3 to %4 (log-odds %5, the target&apos;s %6).</source>
        <translation>Token đối chứng %1 dịch chuyển nhiều hơn: head %2 nâng nó từ %3 lên %4 (log-odds %5, của mục tiêu %6).</translation>
    </message>
    <message>
        <source>The control %1 moves more: head %2 lowers it from %3 to %4 (log-odds %5, the target&apos;s %6).</source>
        <translation>Token đối chứng %1 dịch chuyển nhiều hơn: head %2 hạ nó từ %3 xuống %4 (log-odds %5, của mục tiêu %6).</translation>
    </message>
    <message>
        <source>The control %1 moves as well: head %2 raises it from %3 to %4 (log-odds %5, the target&apos;s %6).</source>
        <translation>Token đối chứng %1 cũng dịch chuyển: head %2 nâng nó từ %3 lên %4 (log-odds %5, của mục tiêu %6).</translation>
    </message>
    <message>
        <source>The control %1 moves as well: head %2 lowers it from %3 to %4 (log-odds %5, the target&apos;s %6).</source>
        <translation>Token đối chứng %1 cũng dịch chuyển: head %2 hạ nó từ %3 xuống %4 (log-odds %5, của mục tiêu %6).</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>On a map</source>
        <translation>Trên một bản đồ</translation>
    </message>
    <message>
        <source>On a plot of heads</source>
        <translation>Trên một đồ thị các head</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>Trong prompt</translation>
    </message>
    <message>
        <source>In target and control</source>
        <translation>Trong ô mục tiêu và đối chứng</translation>
    </message>
    <message>
        <source>In the predictions</source>
        <translation>Trong các dự đoán</translation>
    </message>
    <message>
        <source>In the ablation set</source>
        <translation>Trong tập cắt bỏ</translation>
    </message>
    <message>
        <source>In the attention pattern</source>
        <translation>Trong mẫu attention</translation>
    </message>
    <message>
        <source>In the history</source>
        <translation>Trong lịch sử</translation>
    </message>
    <message>
        <source>In the named sets</source>
        <translation>Trong các tập có tên</translation>
    </message>
    <message>
        <source>In the table of all heads</source>
        <translation>Trong bảng mọi head</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>Trong cửa sổ</translation>
    </message>
    <message>
        <source>Choose a head</source>
        <translation>Chọn một head</translation>
    </message>
    <message>
        <source>Click, or the arrow keys, Home and End</source>
        <translation>Nhấp, hoặc các phím mũi tên, Home và End</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Không chọn head nào</translation>
    </message>
    <message>
        <source>Click beside the cells</source>
        <translation>Nhấp bên cạnh các ô</translation>
    </message>
    <message>
        <source>Read a head&apos;s numbers</source>
        <translation>Đọc các con số của một head</translation>
    </message>
    <message>
        <source>Point at it</source>
        <translation>Trỏ vào nó</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <translation>Mở bảng chi tiết</translation>
    </message>
    <message>
        <source>Double click, or Enter</source>
        <translation>Nhấp đúp, hoặc Enter</translation>
    </message>
    <message>
        <source>See all maps closer, or more of them</source>
        <translation>Xem mọi bản đồ gần hơn, hoặc rộng hơn</translation>
    </message>
    <message>
        <source>The wheel, or + and −</source>
        <translation>Con lăn, hoặc + và −</translation>
    </message>
    <message>
        <source>Move maps that are seen in part</source>
        <translation>Di chuyển các bản đồ chỉ hiện một phần</translation>
    </message>
    <message>
        <source>Drag with Alt or the middle button</source>
        <translation>Kéo với Alt hoặc nút giữa</translation>
    </message>
    <message>
        <source>See whole maps again</source>
        <translation>Xem lại toàn bộ bản đồ</translation>
    </message>
    <message>
        <source>Double click beside the cells, or 0</source>
        <translation>Nhấp đúp bên cạnh các ô, hoặc 0</translation>
    </message>
    <message>
        <source>Put a head into the set, or take it out</source>
        <translation>Đưa một head vào tập, hoặc lấy ra</translation>
    </message>
    <message>
        <source>Ctrl and click, or Space</source>
        <translation>Ctrl và nhấp, hoặc Space</translation>
    </message>
    <message>
        <source>Put a rectangle of heads into the set, or take it out</source>
        <translation>Đưa một hình chữ nhật các head vào tập, hoặc lấy ra</translation>
    </message>
    <message>
        <source>Drag from corner to corner; Esc gives up</source>
        <translation>Kéo từ góc này sang góc kia; Esc để bỏ</translation>
    </message>
    <message>
        <source>Put the heads from the chosen one on into the set</source>
        <translation>Đưa các head từ head đã chọn trở đi vào tập</translation>
    </message>
    <message>
        <source>Shift and click, or Shift and the arrow keys</source>
        <translation>Shift và nhấp, hoặc Shift và các phím mũi tên</translation>
    </message>
    <message>
        <source>Put a whole layer into the set, or take it out</source>
        <translation>Đưa cả một tầng vào tập, hoặc lấy ra</translation>
    </message>
    <message>
        <source>Click the layer&apos;s label, or Shift+Space</source>
        <translation>Nhấp vào nhãn của tầng, hoặc Shift+Space</translation>
    </message>
    <message>
        <source>Put a head of every layer into the set, or take it out</source>
        <translation>Đưa một head của mọi tầng vào tập, hoặc lấy ra</translation>
    </message>
    <message>
        <source>Click the head&apos;s label, or Ctrl+Space</source>
        <translation>Nhấp vào nhãn của head, hoặc Ctrl+Space</translation>
    </message>
    <message>
        <source>Click its point, or Left, Right, Home and End</source>
        <translation>Nhấp vào điểm của nó, hoặc Trái, Phải, Home và End</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Bắt đầu dòng mới</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Choose the positions to ablate</source>
        <translation>Chọn các vị trí cần cắt bỏ</translation>
    </message>
    <message>
        <source>Click the tokens below it, or the arrow keys there and Space</source>
        <translation>Nhấp vào các token bên dưới, hoặc các phím mũi tên ở đó và Space</translation>
    </message>
    <message>
        <source>Take a token that completes what is typed</source>
        <translation>Lấy một token hoàn tất chữ đang gõ</translation>
    </message>
    <message>
        <source>Down, then Enter</source>
        <translation>Xuống, rồi Enter</translation>
    </message>
    <message>
        <source>Make a token the target</source>
        <translation>Đặt một token làm mục tiêu</translation>
    </message>
    <message>
        <source>Click, or Enter</source>
        <translation>Nhấp, hoặc Enter</translation>
    </message>
    <message>
        <source>Make a token the control</source>
        <translation>Đặt một token làm đối chứng</translation>
    </message>
    <message>
        <source>Shift and click, or Shift+Enter; or the menu of the right button</source>
        <translation>Shift và nhấp, hoặc Shift+Enter; hoặc trình đơn của nút phải</translation>
    </message>
    <message>
        <source>Take a head out</source>
        <translation>Lấy một head ra</translation>
    </message>
    <message>
        <source>Click its chip, or Delete</source>
        <translation>Nhấp vào thẻ của nó, hoặc Delete</translation>
    </message>
    <message>
        <source>Choose the token that looks</source>
        <translation>Chọn token đang nhìn</translation>
    </message>
    <message>
        <source>Click its row or label, or Up and Down</source>
        <translation>Nhấp vào hàng hoặc nhãn của nó, hoặc Lên và Xuống</translation>
    </message>
    <message>
        <source>Show a run again</source>
        <translation>Hiện lại một lượt chạy</translation>
    </message>
    <message>
        <source>Choose two runs to compare</source>
        <translation>Chọn hai lượt chạy để so sánh</translation>
    </message>
    <message>
        <source>Ctrl and click, or Shift and the arrow keys</source>
        <translation>Ctrl và nhấp, hoặc Shift và các phím mũi tên</translation>
    </message>
    <message>
        <source>Rename the run, delete the chosen ones</source>
        <translation>Đổi tên lượt chạy, xóa các lượt đã chọn</translation>
    </message>
    <message>
        <source>F2, Delete</source>
        <translation>F2, Delete</translation>
    </message>
    <message>
        <source>Take the set</source>
        <translation>Lấy tập</translation>
    </message>
    <message>
        <source>Rename the set, delete it</source>
        <translation>Đổi tên tập, xóa tập</translation>
    </message>
    <message>
        <source>Sort by a column</source>
        <translation>Sắp xếp theo một cột</translation>
    </message>
    <message>
        <source>Click its title</source>
        <translation>Nhấp vào tiêu đề cột</translation>
    </message>
    <message>
        <source>Click its box, or Space</source>
        <translation>Nhấp vào ô đánh dấu, hoặc Space</translation>
    </message>
    <message>
        <source>Open a session or a model folder</source>
        <translation>Mở một phiên hoặc một thư mục mô hình</translation>
    </message>
    <message>
        <source>Drop it on the window</source>
        <translation>Thả vào cửa sổ</translation>
    </message>
    <message>
        <source>Move a panel</source>
        <translation>Di chuyển một bảng</translation>
    </message>
    <message>
        <source>Drag its tab or title</source>
        <translation>Kéo thẻ hoặc tiêu đề của nó</translation>
    </message>
    <message>
        <source>Go from control to control</source>
        <translation>Đi từ điều khiển này sang điều khiển khác</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab</source>
        <translation>Tab và Shift+Tab</translation>
    </message>
</context>
<context>
    <name>GrowthText</name>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadSentence</name>
    <message>
        <source>%1 leaves %2 at %3</source>
        <translation>%1 giữ %2 ở %3</translation>
    </message>
    <message>
        <source>%1 lowers %2 from %3 to %4</source>
        <translation>%1 hạ %2 từ %3 xuống %4</translation>
    </message>
    <message>
        <source>%1 raises %2 from %3 to %4</source>
        <translation>%1 nâng %2 từ %3 lên %4</translation>
    </message>
    <message>
        <source>it stays the most likely token</source>
        <translation>nó vẫn là token có khả năng cao nhất</translation>
    </message>
    <message>
        <source>%1 stays the most likely token</source>
        <translation>%1 vẫn là token có khả năng cao nhất</translation>
    </message>
    <message>
        <source>%1 takes its place</source>
        <translation>%1 thế chỗ nó</translation>
    </message>
    <message>
        <source>it takes the place of %1 as the most likely token</source>
        <translation>nó thế chỗ %1 làm token có khả năng cao nhất</translation>
    </message>
    <message>
        <source>%1 takes the place of %2 as the most likely token</source>
        <translation>%1 thế chỗ %2 làm token có khả năng cao nhất</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1; %2.</translation>
    </message>
    <message>
        <source>The change is smaller than the numerical noise of this run (%1): it means nothing.</source>
        <translation>Thay đổi nhỏ hơn nhiễu số của lượt chạy này (%1): nó không có nghĩa gì.</translation>
    </message>
    <message>
        <source>The change of P is smaller than the numerical noise of this run (%1), but that of ln P is not: %2 nats.</source>
        <translation>Thay đổi của P nhỏ hơn nhiễu số của lượt chạy này (%1), nhưng thay đổi của ln P thì không: %2 nat.</translation>
    </message>
</context>
<context>
    <name>HeadText</name>
    <message>
        <source>P clean</source>
        <translation>P gốc</translation>
    </message>
    <message>
        <source>change</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>ln P</source>
        <translation>ln P</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>hạng</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>Tầng %1, head %2</translation>
    </message>
    <message>
        <source>Not computed yet.</source>
        <translation>Chưa tính.</translation>
    </message>
    <message>
        <source>Top-1 stays %1 (P %2)</source>
        <translation>Top-1 vẫn là %1 (P %2)</translation>
    </message>
    <message>
        <source>Top-1 becomes %1 (P %2)</source>
        <translation>Top-1 thành %1 (P %2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>KL(clean ‖ %1) %2 nats</source>
        <translation>KL(gốc ‖ %1) %2 nat</translation>
    </message>
    <message>
        <source>P %1</source>
        <translation>P khi %1</translation>
    </message>
    <message>
        <source>%1, head mean %2</source>
        <translation>%1, trung bình head %2</translation>
    </message>
</context>
<context>
    <name>HeatmapBar</name>
    <message>
        <source>stays</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>thay đổi</translation>
    </message>
</context>
<context>
    <name>HeatmapPlot</name>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>%1 against %2</source>
        <translation>%1 so với %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>đã dừng</translation>
    </message>
    <message>
        <source>Patched from “%1”</source>
        <translation>Vá từ “%1”</translation>
    </message>
    <message>
        <source>Replaced at %1</source>
        <translation>Bị thay tại %1</translation>
    </message>
    <message>
        <source>last token</source>
        <translation>token cuối</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>Check the disk, or set HF_HOME to a folder on another one.</source>
        <translation>Kiểm tra ổ đĩa, hoặc đặt HF_HOME là một thư mục trên ổ khác.</translation>
    </message>
    <message>
        <source>Free some space and download again: it resumes where it stopped. Or set HF_HOME to a folder on another disk.</source>
        <translation>Giải phóng chỗ trống rồi tải lại: việc tải tiếp tục từ chỗ đã dừng. Hoặc đặt HF_HOME là một thư mục trên ổ khác.</translation>
    </message>
    <message>
        <source>Set HF_HOME to a folder where you may write.</source>
        <translation>Đặt HF_HOME là một thư mục có quyền ghi.</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>không ghi được %1: %2</translation>
    </message>
    <message>
        <source>%1 is not in the cache, and HF_HUB_OFFLINE forbids to fetch it</source>
        <translation>%1 không có trong cache, và HF_HUB_OFFLINE cấm tải nó</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE, or open a folder.</source>
        <translation>Bỏ đặt HF_HUB_OFFLINE và TRANSFORMERS_OFFLINE, hoặc mở một thư mục.</translation>
    </message>
    <message>
        <source>%1 of %2 in the cache is damaged, and HF_HUB_OFFLINE forbids to fetch it anew</source>
        <translation>%1 của %2 trong cache bị hỏng, và HF_HUB_OFFLINE cấm tải lại</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE, and download it again.</source>
        <translation>Bỏ đặt HF_HUB_OFFLINE và TRANSFORMERS_OFFLINE, rồi tải lại.</translation>
    </message>
    <message>
        <source>%1 answers that there are too many requests</source>
        <translation>%1 trả lời rằng có quá nhiều yêu cầu</translation>
    </message>
    <message>
        <source>%1 answers with error %2</source>
        <translation>%1 trả lời với lỗi %2</translation>
    </message>
    <message>
        <source>Download again later: it resumes where it stopped.</source>
        <translation>Tải lại sau: việc tải tiếp tục từ chỗ đã dừng.</translation>
    </message>
    <message>
        <source>%1 is given only to those who have accepted its terms</source>
        <translation>%1 chỉ được cấp cho người đã chấp nhận các điều khoản của nó</translation>
    </message>
    <message>
        <source>Accept them at %1/%2 in a browser, and set HF_TOKEN to a token of that account.</source>
        <translation>Chấp nhận chúng tại %1/%2 trong trình duyệt, và đặt HF_TOKEN là một token của tài khoản đó.</translation>
    </message>
    <message>
        <source>%1 has no revision %2</source>
        <translation>%1 không có revision %2</translation>
    </message>
    <message>
        <source>Use main, or a branch, tag or commit of the model.</source>
        <translation>Dùng main, hoặc một nhánh, thẻ hay commit của mô hình.</translation>
    </message>
    <message>
        <source>%1 does not accept the token</source>
        <translation>%1 không chấp nhận token</translation>
    </message>
    <message>
        <source>Check HF_TOKEN, or unset it: most models need none.</source>
        <translation>Kiểm tra HF_TOKEN, hoặc bỏ đặt nó: phần lớn mô hình không cần.</translation>
    </message>
    <message>
        <source>%1 lists %2 of %3 but does not have it</source>
        <translation>%1 liệt kê %2 của %3 nhưng không có nó</translation>
    </message>
    <message>
        <source>Download again, since the model may just have been changed; if it stays so, use another revision.</source>
        <translation>Tải lại, vì mô hình có thể vừa được sửa; nếu vẫn vậy, dùng revision khác.</translation>
    </message>
    <message>
        <source>there is no model %1 at %2, or it is private</source>
        <translation>không có mô hình %1 tại %2, hoặc nó là riêng tư</translation>
    </message>
    <message>
        <source>Check the name; for a private model, set HF_TOKEN.</source>
        <translation>Kiểm tra tên; với mô hình riêng tư, đặt HF_TOKEN.</translation>
    </message>
    <message>
        <source>Did you mean %1? For a private model, set HF_TOKEN.</source>
        <translation>Có phải ý là %1? Với mô hình riêng tư, đặt HF_TOKEN.</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, or try again later.</source>
        <translation>Kiểm tra HF_ENDPOINT, hoặc thử lại sau.</translation>
    </message>
    <message>
        <source>%1. Trying again in %2 s.</source>
        <translation>%1. Thử lại sau %2 giây.</translation>
    </message>
    <message>
        <source>the hub&apos;s answer is far too long</source>
        <translation>câu trả lời của hub quá dài</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT.</source>
        <translation>Kiểm tra HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>the hub does not state the size and hash of %1 of %2</source>
        <translation>hub không nêu kích thước và mã băm của %1 thuộc %2</translation>
    </message>
    <message>
        <source>Check that HF_ENDPOINT is the address of a hub.</source>
        <translation>Kiểm tra xem HF_ENDPOINT có phải địa chỉ của một hub không.</translation>
    </message>
    <message>
        <source>%1 needs %2 more, and only %3 are free where %4 is</source>
        <translation>%1 cần thêm %2, mà nơi chứa %4 chỉ còn trống %3</translation>
    </message>
    <message>
        <source>Free some space, or set HF_HOME to a folder on another disk.</source>
        <translation>Giải phóng chỗ trống, hoặc đặt HF_HOME là một thư mục trên ổ khác.</translation>
    </message>
    <message>
        <source>Another program is fetching %1; waiting for it.</source>
        <translation>Một chương trình khác đang tải %1; đang đợi nó.</translation>
    </message>
    <message>
        <source>%1 in the cache is damaged: it is fetched anew.</source>
        <translation>%1 trong cache bị hỏng: nó được tải lại.</translation>
    </message>
    <message>
        <source>%1 of %2 is not what the hub states, twice: it was removed</source>
        <translation>%1 của %2 không khớp với điều hub nêu, hai lần: nó đã bị xóa</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, something between here and %1 alters files.</source>
        <translation>Thử lại sau; nếu vẫn vậy, có thứ gì đó giữa đây và %1 làm thay đổi tệp.</translation>
    </message>
    <message>
        <source>the connection broke in the middle of %1</source>
        <translation>kết nối bị ngắt giữa chừng khi tải %1</translation>
    </message>
    <message>
        <source>Check the connection and download again: it resumes where it stopped.</source>
        <translation>Kiểm tra kết nối rồi tải lại: việc tải tiếp tục từ chỗ đã dừng.</translation>
    </message>
    <message>
        <source>%1 could not be resumed</source>
        <translation>không tiếp tục tải được %1</translation>
    </message>
    <message>
        <source>Download again.</source>
        <translation>Tải lại.</translation>
    </message>
    <message>
        <source>%1 has more than %2 weight files</source>
        <translation>%1 có hơn %2 tệp trọng số</translation>
    </message>
    <message>
        <source>Choose another model: this one is damaged, or made to be so.</source>
        <translation>Chọn mô hình khác: mô hình này bị hỏng, hoặc bị cố ý làm như vậy.</translation>
    </message>
    <message>
        <source>the hub&apos;s description of the model cannot be understood</source>
        <translation>không hiểu được mô tả của hub về mô hình</translation>
    </message>
    <message>
        <source>Check that HF_ENDPOINT is the address of a hub, and that the network does not ask for a login in a browser first; or try again later.</source>
        <translation>Kiểm tra xem HF_ENDPOINT có phải địa chỉ của một hub, và mạng có đòi đăng nhập trong trình duyệt trước không; hoặc thử lại sau.</translation>
    </message>
    <message>
        <source>%1 has no config.json</source>
        <translation>%1 không có config.json</translation>
    </message>
    <message>
        <source>Choose a model in the format of the transformers library.</source>
        <translation>Chọn một mô hình theo định dạng của thư viện transformers.</translation>
    </message>
    <message>
        <source>%1 has no weights as safetensors</source>
        <translation>%1 không có trọng số dạng safetensors</translation>
    </message>
    <message>
        <source>It has only pytorch_model.bin: load it in Python with from_pretrained() and write it with save_pretrained(), then open that folder.</source>
        <translation>Nó chỉ có pytorch_model.bin: nạp nó trong Python bằng from_pretrained() và ghi bằng save_pretrained(), rồi mở thư mục đó.</translation>
    </message>
    <message>
        <source>Choose a model that has model.safetensors.</source>
        <translation>Chọn một mô hình có model.safetensors.</translation>
    </message>
    <message>
        <source>%1 has no tokenizer</source>
        <translation>%1 không có bộ tách token</translation>
    </message>
    <message>
        <source>Choose a model with vocab.json and merges.txt, or with tokenizer.json.</source>
        <translation>Chọn một mô hình có vocab.json và merges.txt, hoặc có tokenizer.json.</translation>
    </message>
    <message>
        <source>%1 of %2 has %3, more than any such file of a GPT-2</source>
        <translation>%1 của %2 có %3, nhiều hơn mọi tệp như vậy của GPT-2</translation>
    </message>
    <message>
        <source>%1 does not say in config.json that it is a GPT-2 model</source>
        <translation>%1 không ghi trong config.json rằng nó là mô hình GPT-2</translation>
    </message>
    <message>
        <source>%1 is a model of the type %2, not GPT-2</source>
        <translation>%1 là mô hình loại %2, không phải GPT-2</translation>
    </message>
    <message>
        <source>Choose a model of the GPT-2 architecture, such as gpt2 or distilgpt2.</source>
        <translation>Chọn một mô hình kiến trúc GPT-2, như gpt2 hoặc distilgpt2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a model&apos;s name</source>
        <translation>&quot;%1&quot; không phải tên của một mô hình</translation>
    </message>
    <message>
        <source>Write name or owner/name as on the hub, such as gpt2.</source>
        <translation>Viết tên hoặc chủ/tên như trên hub, ví dụ gpt2.</translation>
    </message>
    <message>
        <source>Write the name alone: %1.</source>
        <translation>Chỉ viết tên: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a revision</source>
        <translation>&quot;%1&quot; không phải một revision</translation>
    </message>
    <message>
        <source>Give a branch, a tag or a commit of the model, such as main.</source>
        <translation>Cho một nhánh, thẻ hay commit của mô hình, ví dụ main.</translation>
    </message>
    <message>
        <source>the token cannot be used: %1</source>
        <translation>không dùng được token: %1</translation>
    </message>
    <message>
        <source>Set HF_TOKEN to the token itself, or HF_TOKEN_PATH to a file that holds it.</source>
        <translation>Đặt HF_TOKEN là chính token, hoặc HF_TOKEN_PATH là tệp chứa nó.</translation>
    </message>
    <message>
        <source>HF_ENDPOINT is not the address of a hub</source>
        <translation>HF_ENDPOINT không phải địa chỉ của một hub</translation>
    </message>
    <message>
        <source>Unset it, or set it to an address such as https://huggingface.co.</source>
        <translation>Bỏ đặt nó, hoặc đặt là một địa chỉ như https://huggingface.co.</translation>
    </message>
    <message>
        <source>Check that HF_ENDPOINT is the address of a hub, or try again later.</source>
        <translation>Kiểm tra xem HF_ENDPOINT có phải địa chỉ của một hub không, hoặc thử lại sau.</translation>
    </message>
    <message>
        <source>the proxy cannot be used</source>
        <translation>không dùng được proxy</translation>
    </message>
    <message>
        <source>the proxy %1 cannot be used</source>
        <translation>không dùng được proxy %1</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, or http_proxy and https_proxy.</source>
        <translation>Kiểm tra cài đặt proxy của hệ thống, hoặc http_proxy và https_proxy.</translation>
    </message>
    <message>
        <source>the address of %1 cannot be found</source>
        <translation>không tìm thấy địa chỉ của %1</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 từ chối kết nối</translation>
    </message>
    <message>
        <source>no secure connection to %1 could be made</source>
        <translation>không lập được kết nối an toàn đến %1</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and certificates, and HF_ENDPOINT.</source>
        <translation>Kiểm tra đồng hồ và chứng chỉ của máy, và HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>%1 has sent nothing for too long</source>
        <translation>%1 đã quá lâu không gửi gì</translation>
    </message>
    <message>
        <source>the connection to %1 broke</source>
        <translation>kết nối đến %1 bị ngắt</translation>
    </message>
    <message>
        <source>%1 redirects to where nothing can be fetched safely</source>
        <translation>%1 chuyển hướng đến nơi không thể tải an toàn</translation>
    </message>
    <message>
        <source>%1 redirects without end</source>
        <translation>%1 chuyển hướng không dứt</translation>
    </message>
    <message>
        <source>the answer of %1 never ends</source>
        <translation>câu trả lời của %1 không bao giờ kết thúc</translation>
    </message>
    <message>
        <source>there is no home folder for the Hugging Face cache</source>
        <translation>không có thư mục nhà để chứa cache của Hugging Face</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Lang&amp;uage</source>
        <translation>N&amp;gôn ngữ</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F%1</source>
        <translation>Ctrl+Alt+Shift+F%1</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Hệ thống</translation>
    </message>
    <message>
        <source>The desktop&apos;s language, where there are texts of it</source>
        <translation>Ngôn ngữ của màn hình nền, nếu có bản dịch</translation>
    </message>
    <message>
        <source>Show the window and the guide in this language</source>
        <translation>Hiện cửa sổ và hướng dẫn bằng ngôn ngữ này</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>English</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>draft</source>
        <extracomment>Stands behind the language&apos;s name until a native speaker has read all texts: translate it as &quot;draft&quot; until then, and as &quot;-&quot; once it is so.</extracomment>
        <translation>bản nháp</translation>
    </message>
</context>
<context>
    <name>LessonPlaces</name>
    <message>
        <source>the target map</source>
        <translation>bản đồ của mục tiêu</translation>
    </message>
    <message>
        <source>the control map</source>
        <translation>bản đồ của đối chứng</translation>
    </message>
    <message>
        <source>the colour bar of the first map</source>
        <translation>thanh màu của bản đồ đầu tiên</translation>
    </message>
    <message>
        <source>the maps</source>
        <translation>các bản đồ</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>the tokens of the prompt</source>
        <translation>các token của prompt</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>token mục tiêu</translation>
    </message>
    <message>
        <source>the control</source>
        <translation>token đối chứng</translation>
    </message>
    <message>
        <source>the Run button</source>
        <translation>nút Chạy</translation>
    </message>
    <message>
        <source>the choice of the intervention</source>
        <translation>lựa chọn phép can thiệp</translation>
    </message>
    <message>
        <source>the clean prediction</source>
        <translation>dự đoán gốc</translation>
    </message>
    <message>
        <source>the inspector</source>
        <translation>bảng chi tiết head</translation>
    </message>
    <message>
        <source>the attention pattern</source>
        <translation>mẫu attention</translation>
    </message>
    <message>
        <source>the head means</source>
        <translation>các trung bình head</translation>
    </message>
    <message>
        <source>zero against mean</source>
        <translation>0 so với trung bình</translation>
    </message>
    <message>
        <source>the top-1 panel</source>
        <translation>bảng top-1</translation>
    </message>
    <message>
        <source>the ablation set</source>
        <translation>tập cắt bỏ</translation>
    </message>
    <message>
        <source>the positions</source>
        <translation>các vị trí</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>lịch sử</translation>
    </message>
    <message>
        <source>the continuation</source>
        <translation>phần viết tiếp</translation>
    </message>
    <message>
        <source>the model in the status bar</source>
        <translation>mô hình trong thanh trạng thái</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>tầng %1 của %2</translation>
    </message>
    <message>
        <source>a cell of %1</source>
        <translation>một ô của %1</translation>
    </message>
    <message>
        <source>the attribution</source>
        <translation>bảng phân bổ</translation>
    </message>
    <message>
        <source>the pairs</source>
        <translation>bảng các cặp</translation>
    </message>
    <message>
        <source>the ripples</source>
        <translation>bảng gợn sóng</translation>
    </message>
    <message>
        <source>layers and tokens</source>
        <translation>tầng và token</translation>
    </message>
</context>
<context>
    <name>MakerText</name>
    <message>
        <source>what each head does: maps, table, inspector</source>
        <translation>tác động của từng head: bản đồ, bảng, bảng chi tiết</translation>
    </message>
    <message>
        <source>what the model says next, and P</source>
        <translation>mô hình nói gì tiếp theo, và P</translation>
    </message>
    <message>
        <source>the attention pattern</source>
        <translation>mẫu attention</translation>
    </message>
    <message>
        <source>zero against mean</source>
        <translation>0 so với trung bình</translation>
    </message>
    <message>
        <source>the head means</source>
        <translation>các trung bình head</translation>
    </message>
    <message>
        <source>into which tokens the prompt is split</source>
        <translation>prompt được tách thành những token nào</translation>
    </message>
    <message>
        <source>what heads do together</source>
        <translation>tác động chung của các head</translation>
    </message>
    <message>
        <source>the tokens of the prompt</source>
        <translation>các token của prompt</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>token mục tiêu</translation>
    </message>
    <message>
        <source>the control</source>
        <translation>token đối chứng</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>rank of %1</source>
        <translation>hạng của %1</translation>
    </message>
    <message>
        <source>logit of %1</source>
        <translation>logit của %1</translation>
    </message>
    <message>
        <source>ln P of %1</source>
        <translation>ln P của %1</translation>
    </message>
    <message>
        <source>logit difference, target − control</source>
        <translation>hiệu logit, mục tiêu − đối chứng</translation>
    </message>
    <message>
        <source>P of %1</source>
        <translation>P của %1</translation>
    </message>
    <message>
        <source>%1: P that is left</source>
        <translation>%1: P còn lại</translation>
    </message>
    <message>
        <source>%1: what the top-1 becomes</source>
        <translation>%1: top-1 trở thành token nào</translation>
    </message>
    <message>
        <source>%1: change of %2</source>
        <translation>%1: thay đổi của %2</translation>
    </message>
    <message>
        <source>lowers most</source>
        <translation>làm giảm nhiều nhất</translation>
    </message>
    <message>
        <source>raises most</source>
        <translation>làm tăng nhiều nhất</translation>
    </message>
    <message>
        <source>changes most</source>
        <translation>làm thay đổi nhiều nhất</translation>
    </message>
    <message>
        <source>the head that %1: %2</source>
        <translation>head %1: %2</translation>
    </message>
    <message>
        <source>by how much the head that %1 does: %2</source>
        <translation>mức của head %1: %2</translation>
    </message>
    <message>
        <source>how many layers the model has</source>
        <translation>mô hình có bao nhiêu tầng</translation>
    </message>
    <message>
        <source>how many heads a layer has</source>
        <translation>một tầng có bao nhiêu head</translation>
    </message>
    <message>
        <source>how many tokens the model knows</source>
        <translation>mô hình biết bao nhiêu token</translation>
    </message>
    <message>
        <source>how many heads the model has</source>
        <translation>mô hình có bao nhiêu head</translation>
    </message>
    <message>
        <source>P of prediction %1 of the clean run</source>
        <translation>P của dự đoán thứ %1 trong lượt chạy gốc</translation>
    </message>
    <message>
        <source>prediction %1 of the clean run</source>
        <translation>dự đoán thứ %1 trong lượt chạy gốc</translation>
    </message>
    <message>
        <source>%1: sum of what each does alone</source>
        <translation>%1: tổng tác động riêng của từng head</translation>
    </message>
    <message>
        <source>%1: what they do together</source>
        <translation>%1: tác động chung</translation>
    </message>
    <message>
        <source>%1: together beyond that sum</source>
        <translation>%1: phần chung vượt quá tổng đó</translation>
    </message>
    <message>
        <source>slope of the head means, a layer</source>
        <translation>độ dốc của trung bình head, mỗi tầng</translation>
    </message>
    <message>
        <source>lower end of that slope&apos;s 95 % interval</source>
        <translation>đầu dưới của khoảng 95 % của độ dốc đó</translation>
    </message>
    <message>
        <source>upper end of that slope&apos;s 95 % interval</source>
        <translation>đầu trên của khoảng 95 % của độ dốc đó</translation>
    </message>
    <message>
        <source>mean of head %1</source>
        <translation>trung bình của head %1</translation>
    </message>
    <message>
        <source>standard deviation of the head means</source>
        <translation>độ lệch chuẩn của các trung bình head</translation>
    </message>
    <message>
        <source>largest head mean, in size</source>
        <translation>trung bình head lớn nhất, theo độ lớn</translation>
    </message>
    <message>
        <source>mean size of the head means</source>
        <translation>độ lớn trung bình của các trung bình head</translation>
    </message>
    <message>
        <source>mean of the head means</source>
        <translation>trung bình của các trung bình head</translation>
    </message>
    <message>
        <source>how many heads change %1 by more than %2</source>
        <translation>bao nhiêu head làm %1 thay đổi hơn %2</translation>
    </message>
    <message>
        <source>how many heads change %1 to above %2</source>
        <translation>bao nhiêu head có thay đổi của %1 trên %2</translation>
    </message>
    <message>
        <source>how many heads change %1 to below %2</source>
        <translation>bao nhiêu head có thay đổi của %1 dưới %2</translation>
    </message>
    <message>
        <source>token %1 of the prompt</source>
        <translation>token thứ %1 của prompt</translation>
    </message>
    <message>
        <source>how many tokens the prompt has</source>
        <translation>prompt có bao nhiêu token</translation>
    </message>
    <message>
        <source>head %1 alone</source>
        <translation>riêng head %1</translation>
    </message>
    <message>
        <source>%1 together</source>
        <translation>%1 cùng nhau</translation>
    </message>
    <message>
        <source>in how many ablations the top-1 stays</source>
        <translation>top-1 giữ nguyên trong bao nhiêu lần cắt bỏ</translation>
    </message>
    <message>
        <source>what the top-1 becomes where it changes</source>
        <translation>top-1 trở thành token nào khi thay đổi</translation>
    </message>
    <message>
        <source>zero against mean: correlation r</source>
        <translation>0 so với trung bình: tương quan r</translation>
    </message>
    <message>
        <source>zero against mean: largest difference</source>
        <translation>0 so với trung bình: khác biệt lớn nhất</translation>
    </message>
    <message>
        <source>standard deviation of all effects: %1</source>
        <translation>độ lệch chuẩn của mọi tác động: %1</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>Cho xem</translation>
    </message>
    <message>
        <source>Ask before it is shown</source>
        <translation>Hỏi trước khi cho xem</translation>
    </message>
    <message>
        <source>Have something done</source>
        <translation>Yêu cầu làm</translation>
    </message>
    <message>
        <source>Have something written</source>
        <translation>Yêu cầu viết</translation>
    </message>
    <message>
        <source>Free play</source>
        <translation>Tự khám phá</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>So sánh hai lượt chạy</translation>
    </message>
    <message>
        <source>One of several options</source>
        <translation>Một trong các lựa chọn</translation>
    </message>
    <message>
        <source>A head, chosen on the map</source>
        <translation>Một head, chọn trên bản đồ</translation>
    </message>
    <message>
        <source>A token</source>
        <translation>Một token</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Một số</translation>
    </message>
    <message>
        <source>An order</source>
        <translation>Một thứ tự</translation>
    </message>
    <message>
        <source>A text, which is not scored</source>
        <translation>Một đoạn văn, không chấm điểm</translation>
    </message>
    <message>
        <source>any run has finished</source>
        <translation>một lượt chạy bất kỳ đã xong</translation>
    </message>
    <message>
        <source>the run %1 has finished</source>
        <translation>lượt chạy %1 đã xong</translation>
    </message>
    <message>
        <source>head %1 is chosen</source>
        <translation>head %1 được chọn</translation>
    </message>
    <message>
        <source>the set is %1</source>
        <translation>tập là %1</translation>
    </message>
    <message>
        <source>the set contains %1</source>
        <translation>tập chứa %1</translation>
    </message>
    <message>
        <source>the intervention is %1</source>
        <translation>phép can thiệp là %1</translation>
    </message>
    <message>
        <source>a map shows %1</source>
        <translation>một bản đồ hiển thị %1</translation>
    </message>
    <message>
        <source>in front is: %1</source>
        <translation>ở phía trước là: %1</translation>
    </message>
    <message>
        <source>the prompt is “%1”</source>
        <translation>prompt là “%1”</translation>
    </message>
    <message>
        <source>the target is %1</source>
        <translation>token mục tiêu là %1</translation>
    </message>
    <message>
        <source>it holds that %1</source>
        <translation>điều này đúng: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n bản đồ</numerusform>
        </translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>head %1</translation>
    </message>
    <message>
        <source>the set %1</source>
        <translation>tập %1</translation>
    </message>
    <message>
        <source>a locked scale</source>
        <translation>thang màu bị khóa</translation>
    </message>
    <message>
        <source>the window as it was before</source>
        <translation>cửa sổ như trước đó</translation>
    </message>
    <message>
        <source>percent, no decimals</source>
        <translation>phần trăm, không số lẻ</translation>
    </message>
    <message>
        <source>percent, one decimal</source>
        <translation>phần trăm, một số lẻ</translation>
    </message>
    <message>
        <source>percent, two decimals</source>
        <translation>phần trăm, hai số lẻ</translation>
    </message>
    <message>
        <source>percentage points, without a sign</source>
        <translation>điểm phần trăm, không dấu</translation>
    </message>
    <message>
        <source>percentage points, with a sign</source>
        <translation>điểm phần trăm, có dấu</translation>
    </message>
    <message>
        <source>three digits</source>
        <translation>ba chữ số</translation>
    </message>
    <message>
        <source>three digits, without a sign</source>
        <translation>ba chữ số, không dấu</translation>
    </message>
    <message>
        <source>three digits, with a sign</source>
        <translation>ba chữ số, có dấu</translation>
    </message>
    <message>
        <source>two decimals</source>
        <translation>hai số lẻ</translation>
    </message>
    <message>
        <source>four decimals</source>
        <translation>bốn số lẻ</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>số nguyên</translation>
    </message>
    <message>
        <source>a head</source>
        <translation>một head</translation>
    </message>
    <message>
        <source>a token</source>
        <translation>một token</translation>
    </message>
    <message>
        <source>tokens, side by side</source>
        <translation>các token, cạnh nhau</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>When the answer is right</source>
        <translation>Khi trả lời đúng</translation>
    </message>
    <message>
        <source>When it is wrong</source>
        <translation>Khi trả lời sai</translation>
    </message>
    <message>
        <source>Once it is uncovered</source>
        <translation>Khi đã mở ra</translation>
    </message>
    <message>
        <source>Where it is otherwise on a model</source>
        <translation>Khi trên một mô hình lại khác</translation>
    </message>
    <message>
        <source>Notes for teachers</source>
        <translation>Ghi chú cho giáo viên</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>Lựa chọn %1</translation>
    </message>
    <message>
        <source>Hint %1</source>
        <translation>Gợi ý %1</translation>
    </message>
    <message>
        <source>layer %1 patched from the donor</source>
        <translation>tầng %1 được vá từ prompt nguồn</translation>
    </message>
    <message>
        <source>%1 patched from the donor</source>
        <translation>%1 được vá từ prompt nguồn</translation>
    </message>
    <message>
        <source>%1: logit difference</source>
        <translation>%1: hiệu logit</translation>
    </message>
    <message>
        <source>donor “%1”</source>
        <translation>prompt nguồn “%1”</translation>
    </message>
    <message>
        <source>the cell of %1 in %2</source>
        <translation>ô của %1 trong %2</translation>
    </message>
    <message>
        <source>heads are replaced at %1</source>
        <translation>các head bị thay tại %1</translation>
    </message>
    <message>
        <source>what the top-1 becomes, how often it stays, and ranks</source>
        <translation>top-1 thành token nào, giữ nguyên bao nhiêu lần, và các hạng</translation>
    </message>
    <message>
        <source>the set of layer %1</source>
        <translation>tập của tầng %1</translation>
    </message>
    <message>
        <source>what each head does, but in layer %1</source>
        <translation>việc mỗi head làm, trừ ở tầng %1</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Chạy</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>Tậ&amp;p</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>&amp;Lịch sử</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>ln P</source>
        <translation>ln P</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>logit difference</source>
        <translation>hiệu logit</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>hạng</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>top-1</source>
        <translation>top-1</translation>
    </message>
    <message>
        <source>clean %1</source>
        <translation>gốc %1</translation>
    </message>
    <message>
        <source>clean top-1 %1</source>
        <translation>top-1 gốc %1</translation>
    </message>
    <message>
        <source>clean logit %1, rank %2</source>
        <translation>logit gốc %1, hạng %2</translation>
    </message>
    <message>
        <source>clean P %1, rank %2</source>
        <translation>P gốc %1, hạng %2</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Xác suất</translation>
    </message>
    <message>
        <source>Log-probability</source>
        <translation>Log xác suất</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Hạng</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>Phân kỳ KL</translation>
    </message>
    <message>
        <source>Top-1 changed</source>
        <translation>Top-1 thay đổi</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Đối chứng</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Tính đặc hiệu</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Như ở trên</translation>
    </message>
    <message>
        <source>Logit diff.</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <source>Specif.</source>
        <translation>Đặc hiệu</translation>
    </message>
    <message>
        <source>By how much the probability changes.</source>
        <translation>Xác suất thay đổi bao nhiêu.</translation>
    </message>
    <message>
        <source>By how much the natural logarithm of the probability changes, in nats: shows what happens to unlikely tokens, too.</source>
        <translation>Logarit tự nhiên của xác suất thay đổi bao nhiêu, tính bằng nat: cũng cho thấy điều xảy ra với các token ít khả năng.</translation>
    </message>
    <message>
        <source>By how much the logit changes: before the softmax, so other tokens do not play into it.</source>
        <translation>Logit thay đổi bao nhiêu: trước softmax, nên các token khác không ảnh hưởng.</translation>
    </message>
    <message>
        <source>By how much the target&apos;s logit less the control&apos;s changes.</source>
        <translation>Logit của mục tiêu trừ logit của đối chứng thay đổi bao nhiêu.</translation>
    </message>
    <message>
        <source>By how many places the token falls (+) or rises (−).</source>
        <translation>Token tụt (+) hoặc lên (−) bao nhiêu hạng.</translation>
    </message>
    <message>
        <source>How far the whole prediction moves: KL(clean ‖ ablated), in nats.</source>
        <translation>Toàn bộ dự đoán dịch chuyển bao xa: KL(gốc ‖ cắt bỏ), tính bằng nat.</translation>
    </message>
    <message>
        <source>Whether another token becomes the most likely one.</source>
        <translation>Token khác có trở thành token có khả năng cao nhất không.</translation>
    </message>
    <message>
        <source>The target token.</source>
        <translation>Token mục tiêu.</translation>
    </message>
    <message>
        <source>The control token.</source>
        <translation>Token đối chứng.</translation>
    </message>
    <message>
        <source>The target&apos;s change less the control&apos;s: what a head does to the target in particular.</source>
        <translation>Thay đổi của mục tiêu trừ thay đổi của đối chứng: điều một head làm riêng với mục tiêu.</translation>
    </message>
    <message>
        <source>As chosen for all maps, above them.</source>
        <translation>Như đã chọn cho mọi bản đồ, ở phía trên chúng.</translation>
    </message>
    <message>
        <source>The change under %1 less the change under %2: where the two disagree.</source>
        <translation>Thay đổi với %1 trừ thay đổi với %2: nơi hai phép không khớp nhau.</translation>
    </message>
    <message>
        <source>The logit difference is about target and control at once.</source>
        <translation>Hiệu logit nói về mục tiêu và đối chứng cùng lúc.</translation>
    </message>
    <message>
        <source>Ranks are not on a scale of equal steps: the difference between two tokens&apos; ranks says nothing.</source>
        <translation>Hạng không nằm trên thang có các bước bằng nhau: hiệu giữa hạng của hai token không nói lên điều gì.</translation>
    </message>
    <message>
        <source>%1 is about the whole prediction, not about one token.</source>
        <translation>%1 nói về toàn bộ dự đoán, không phải về một token.</translation>
    </message>
    <message>
        <source>Top-1 changed is yes or no: put a map for one beside a map for the other.</source>
        <translation>Top-1 thay đổi là có hoặc không: đặt bản đồ của phép này cạnh bản đồ của phép kia.</translation>
    </message>
    <message>
        <source>Logit difference %1 − %2</source>
        <translation>Hiệu logit %1 − %2</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Mục tiêu %1</translation>
    </message>
    <message>
        <source>Control %1</source>
        <translation>Đối chứng %1</translation>
    </message>
    <message>
        <source>Specificity %1 − %2</source>
        <translation>Đặc hiệu %1 − %2</translation>
    </message>
    <message>
        <source>each head %1</source>
        <translation>mỗi head %1</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 trừ %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>top-1 changed</source>
        <translation>top-1 thay đổi</translation>
    </message>
    <message>
        <source>KL, %1 (nats)</source>
        <translation>KL, %1 (nat)</translation>
    </message>
    <message>
        <source>change of logit difference</source>
        <translation>thay đổi của hiệu logit</translation>
    </message>
    <message>
        <source>less likely</source>
        <translation>ít khả năng hơn</translation>
    </message>
    <message>
        <source>more likely</source>
        <translation>nhiều khả năng hơn</translation>
    </message>
    <message>
        <source>to control</source>
        <translation>về đối chứng</translation>
    </message>
    <message>
        <source>to target</source>
        <translation>về mục tiêu</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>lên hạng</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>tụt hạng</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>không đổi</translation>
    </message>
    <message>
        <source>more change</source>
        <translation>thay đổi nhiều hơn</translation>
    </message>
    <message>
        <source>%1, target − control</source>
        <translation>%1, mục tiêu − đối chứng</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Δ logit
difference</source>
        <translation>Δ hiệu
logit</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Δ %1 target</source>
        <translation>Δ %1 mục tiêu</translation>
    </message>
    <message>
        <source>Δ %1 control</source>
        <translation>Δ %1 đối chứng</translation>
    </message>
    <message>
        <source>Δ %1 specific</source>
        <translation>Δ %1 đặc hiệu</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 so với %2</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>less than 0.0000000001 %</source>
        <translation>nhỏ hơn 0.0000000001 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>phần phục hồi</translation>
    </message>
    <message>
        <source>top-1 %1</source>
        <translation>top-1 %1</translation>
    </message>
    <message>
        <source>P %1, rank %2</source>
        <translation>P %1, hạng %2</translation>
    </message>
    <message>
        <source>given the set − plain</source>
        <translation>khi đã cắt tập − thường</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Phần phục hồi</translation>
    </message>
    <message>
        <source>Given the set</source>
        <translation>Khi đã cắt tập</translation>
    </message>
    <message>
        <source>Given the set − plain</source>
        <translation>Khi đã cắt tập − thường</translation>
    </message>
    <message>
        <source>Given set</source>
        <translation>Đã cắt tập</translation>
    </message>
    <message>
        <source>Given − plain</source>
        <translation>Đã cắt − thường</translation>
    </message>
    <message>
        <source>How much of the way from the prompt&apos;s logit difference to the donor&apos;s a patch goes: 0 is none of it, 1 is all.</source>
        <translation>Phép vá đi được bao nhiêu phần đường từ hiệu logit của prompt đến hiệu logit của prompt nguồn: 0 là không phần nào, 1 là toàn bộ.</translation>
    </message>
    <message>
        <source>What each head changes once the set&apos;s heads are ablated already. Counted from the run with the set alone.</source>
        <translation>Mỗi head thay đổi gì khi các head của tập đã bị cắt bỏ. Tính từ lượt chạy chỉ cắt tập.</translation>
    </message>
    <message>
        <source>What each head changes given the set, less what it changes alone: the heads that stand in for the set light up.</source>
        <translation>Mỗi head thay đổi gì khi đã cắt tập, trừ đi thay đổi của nó khi bị cắt một mình: các head làm thay cho tập sẽ nổi lên.</translation>
    </message>
    <message>
        <source>%1, given the set</source>
        <translation>%1, khi đã cắt tập</translation>
    </message>
    <message>
        <source>%1, given the set − plain</source>
        <translation>%1, khi đã cắt tập − thường</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 và %n head nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>not computed in this run: Ablation set, Map Given the Set</source>
        <translation>chưa tính trong lượt này: Tập cắt bỏ, Bản đồ khi đã cắt tập</translation>
    </message>
    <message>
        <source>given %1</source>
        <translation>khi đã cắt %1</translation>
    </message>
    <message>
        <source>%1: %2; %3</source>
        <translation>%1: %2; %3</translation>
    </message>
    <message>
        <source>less change</source>
        <translation>ít thay đổi</translation>
    </message>
    <message>
        <source>given the set</source>
        <translation>khi đã cắt tập</translation>
    </message>
    <message>
        <source>prompt %1, donor %2</source>
        <translation>prompt %1, nguồn %2</translation>
    </message>
    <message>
        <source>recovered (0 prompt, 1 donor)</source>
        <translation>phần phục hồi (0: prompt, 1: nguồn)</translation>
    </message>
    <message>
        <source>away</source>
        <translation>ra xa</translation>
    </message>
    <message>
        <source>to donor</source>
        <translation>về nguồn</translation>
    </message>
    <message>
        <source>all within ±%1</source>
        <translation>mọi ô trong khoảng ±%1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>nhiều nhất %1</translation>
    </message>
    <message>
        <source>KL(clean ‖ %1), nats</source>
        <translation>KL(gốc ‖ %1), nat</translation>
    </message>
    <message>
        <source>KL from the clean run, nats</source>
        <translation>KL so với lượt chạy gốc, nat</translation>
    </message>
    <message>
        <source>%1 (nats)</source>
        <translation>%1 (nat)</translation>
    </message>
    <message>
        <source>change of %1 given the set, target − control</source>
        <translation>thay đổi của %1 khi đã cắt tập, mục tiêu − đối chứng</translation>
    </message>
    <message>
        <source>change of %1 given the set</source>
        <translation>thay đổi của %1 khi đã cắt tập</translation>
    </message>
    <message>
        <source>change of %1, special to the target, %2</source>
        <translation>thay đổi của %1, đặc hiệu cho mục tiêu, %2</translation>
    </message>
    <message>
        <source>change of %1, %2</source>
        <translation>thay đổi của %1, %2</translation>
    </message>
    <message>
        <source>change of %1, target − control</source>
        <translation>thay đổi của %1, mục tiêu − đối chứng</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>thay đổi của %1</translation>
    </message>
    <message>
        <source>%1 %2 − %1 clean</source>
        <translation>%1 %2 − %1 gốc</translation>
    </message>
</context>
<context>
    <name>MissingCharacters</name>
    <message>
        <source>%1 more</source>
        <translation>thêm %1</translation>
    </message>
    <message>
        <source>No font here has %1: drawn as boxes. Install one that has them: the package fonts-noto-core has most scripts, fonts-noto-cjk Chinese, Japanese and Korean, fonts-noto-color-emoji emoji.</source>
        <translation>Không phông nào ở đây có %1: vẽ thành các ô. Cài một phông có chúng: gói fonts-noto-core có phần lớn các hệ chữ, fonts-noto-cjk có chữ Hán, Nhật và Hàn, fonts-noto-color-emoji có emoji.</translation>
    </message>
</context>
<context>
    <name>Noise</name>
    <message>
        <source>Effects smaller than the run&apos;s numerical noise have a faint dash: do not read anything into them. %1 of its ablations were computed again, alone instead of in batches; the largest difference is the floor: %2 in probability, %3 nats in its logarithm, %4 in the logit, %5 nats in KL. What is noise in probability can be much in the logarithm, of a token that is hardly ever said.</source>
        <translation>Các tác động nhỏ hơn nhiễu số của lượt chạy có gạch ngang mờ: đừng suy ra gì từ chúng. %1 phép cắt bỏ được tính lại, riêng lẻ thay vì theo lô; sai khác lớn nhất là ngưỡng: %2 theo xác suất, %3 nat theo logarit của nó, %4 theo logit, %5 nat theo KL. Điều là nhiễu theo xác suất có thể là nhiều theo logarit, với một token gần như không bao giờ được nói.</translation>
    </message>
</context>
<context>
    <name>PairText</name>
    <message>
        <source>ln P of the target, nats</source>
        <translation>ln P của mục tiêu, nat</translation>
    </message>
    <message>
        <source>logit difference</source>
        <translation>hiệu logit</translation>
    </message>
    <message>
        <source>head A</source>
        <translation>head A</translation>
    </message>
    <message>
        <source>head B</source>
        <translation>head B</translation>
    </message>
    <message>
        <source>given that A is gone</source>
        <translation>khi đã cắt A</translation>
    </message>
    <message>
        <source>effect of B, %1</source>
        <translation>tác động của B, %1</translation>
    </message>
    <message>
        <source>effect of both, %1</source>
        <translation>tác động của cả hai, %1</translation>
    </message>
    <message>
        <source>interaction, %1</source>
        <translation>tương tác, %1</translation>
    </message>
    <message>
        <source>That is no more than numerical noise.</source>
        <translation>Đó không hơn gì nhiễu số.</translation>
    </message>
    <message>
        <source>Together they are missed more: each covers for the other.</source>
        <translation>Cắt cùng nhau thì thiếu chúng nhiều hơn: mỗi head làm thay cho head kia.</translation>
    </message>
    <message>
        <source>Together they are missed less: they do a part of the same work, one through the other.</source>
        <translation>Cắt cùng nhau thì thiếu chúng ít hơn: chúng làm một phần cùng một việc, head này qua head kia.</translation>
    </message>
    <message>
        <source>Head %1 alone: %2.</source>
        <translation>Một mình head %1: %2.</translation>
    </message>
    <message>
        <source>Heads %1 and %2 were not computed.</source>
        <translation>Hai head %1 và %2 chưa được tính.</translation>
    </message>
    <message>
        <source>%1 alone %2, %3 alone %4, together %5: interaction %6. Given %1, %3 does %7.</source>
        <translation>Một mình %1 là %2, một mình %3 là %4, cùng nhau %5: tương tác %6. Khi đã cắt %1, %3 là %7.</translation>
    </message>
    <message>
        <source>Joint: the change with both ablated; on the diagonal one.</source>
        <translation>Chung: thay đổi khi cắt bỏ cả hai; trên đường chéo là một head.</translation>
    </message>
    <message>
        <source>Given: what the head of the column does once the head of the row is gone.</source>
        <translation>Khi đã cắt: điều head của cột làm khi head của hàng đã mất.</translation>
    </message>
    <message>
        <source>In %1, with heads %2.</source>
        <translation>Tính theo %1, với các head %2.</translation>
    </message>
    <message>
        <source>Both heads ablated: %1</source>
        <translation>Cắt bỏ cả hai head: %1</translation>
    </message>
    <message>
        <source>Head B given that A is gone: %1</source>
        <translation>Head B khi đã cắt A: %1</translation>
    </message>
    <message>
        <source>Interaction of two heads: %1</source>
        <translation>Tương tác của hai head: %1</translation>
    </message>
    <message>
        <source>Ablated together they raise it more: each covers for the other.</source>
        <translation>Bị cắt bỏ cùng nhau, chúng làm nó tăng nhiều hơn: mỗi head làm thay cho head kia.</translation>
    </message>
    <message>
        <source>Ablated together they raise it less: they do a part of the same work, one through the other.</source>
        <translation>Bị cắt bỏ cùng nhau, chúng làm nó tăng ít hơn: chúng làm một phần cùng một việc, head này qua head kia.</translation>
    </message>
    <message>
        <source>Interaction: what both do together, less what each does alone. Where both lower the target alone: below 0 each covers for the other, above 0 they do a part of the same work. Where both raise it alone, the other way round.</source>
        <translation>Tương tác: điều cả hai cùng làm, trừ điều mỗi head làm một mình. Khi cả hai đều làm mục tiêu giảm lúc đứng một mình: dưới 0 thì mỗi head làm thay cho head kia, trên 0 thì chúng làm một phần cùng một việc. Khi cả hai đều làm nó tăng thì ngược lại.</translation>
    </message>
    <message>
        <source>Colours end at ±%1, so that weak pairs are seen; a few pairs have more.</source>
        <translation>Thang màu dừng ở ±%1 để thấy được các cặp yếu; vài cặp có giá trị lớn hơn.</translation>
    </message>
    <message>
        <source>D(X) is the change of the %1 from the clean run with the heads X %2.</source>
        <translation>D(X) là thay đổi của %1 so với lượt chạy gốc khi các head X %2.</translation>
    </message>
    <message>
        <source>Shown: D(AB) − D(A) − D(B). Where A and B both lower the target alone: below 0 each covers for the other, above 0 they do a part of the same work; where both raise it alone, the other way round.</source>
        <translation>Hiển thị: D(AB) − D(A) − D(B). Khi A và B đều làm mục tiêu giảm lúc đứng một mình: dưới 0 thì mỗi head làm thay cho head kia, trên 0 thì chúng làm một phần cùng một việc; khi cả hai đều làm nó tăng thì ngược lại.</translation>
    </message>
    <message>
        <source>Shown: D(AB), on the diagonal D(A).</source>
        <translation>Cho thấy: D(AB), trên đường chéo D(A).</translation>
    </message>
    <message>
        <source>Shown: D(B|A) = D(AB) − D(A), A down and B across.</source>
        <translation>Cho thấy: D(B|A) = D(AB) − D(A), A theo chiều dọc và B theo chiều ngang.</translation>
    </message>
    <message>
        <source>Heads that interact alike with the others stand side by side (cosine, average linkage).</source>
        <translation>Các head tương tác giống nhau với những head khác đứng cạnh nhau (cosine, liên kết trung bình).</translation>
    </message>
    <message numerus="yes">
        <source>Only pairs with one of the %n head(s) that do most alone.</source>
        <translation>
            <numerusform>Chỉ các cặp có một trong %n head làm nhiều nhất khi đứng một mình.</numerusform>
        </translation>
    </message>
    <message>
        <source>Faint dash: smaller than the numerical noise (%1).</source>
        <translation>Gạch ngang mờ: nhỏ hơn nhiễu số (%1).</translation>
    </message>
    <message>
        <source>It was stopped before all pairs were computed.</source>
        <translation>Việc tính bị dừng trước khi xong mọi cặp.</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Escape again leaves</source>
        <translation>Nhấn Escape lần nữa để thoát</translation>
    </message>
    <message>
        <source>to step %1: Enter</source>
        <translation>đến bước %1: Enter</translation>
    </message>
    <message>
        <source>hands for %1: digits, Tab, Enter</source>
        <translation>số tay giơ cho %1: các chữ số, Tab, Enter</translation>
    </message>
    <message>
        <source>scale locked</source>
        <translation>thang đã khóa</translation>
    </message>
    <message>
        <source>A lesson is presented</source>
        <translation>Đang trình chiếu một bài học</translation>
    </message>
    <message>
        <source>F11: leave, ?: keys</source>
        <translation>F11: thoát, ?: các phím</translation>
    </message>
    <message>
        <source>?: keys</source>
        <translation>?: các phím</translation>
    </message>
    <message>
        <source>Scale locked: equal colours are equal changes, in all of the lesson</source>
        <translation>Thang đã khóa: màu bằng nhau là thay đổi bằng nhau, trong cả bài học</translation>
    </message>
    <message>
        <source>Page Down, Space, →, Enter: uncover, then go on
Page Up, ←, Backspace: back
. or B: black; W: white; any key brings back
F5: first step; digits and Enter: to that step
L: pointer; Shift+L: spotlight; Ctrl and arrows: walk over heads
Z: the map closer, at the mouse; once more: all of it
H: hands, or a number; A: bars; C: no head, no frames; T: clock
D: dark ground, or light again
Scale locked: equal colours are equal changes, in all of the lesson
O: the presenter&apos;s window with notes; S: swap screens
E: type in the prompt, where it is shown; Escape: no longer
Escape twice or F11: leave</source>
        <translation>Page Down, Space, →, Enter: mở ra, rồi đi tiếp
Page Up, ←, Backspace: lùi
. hoặc B: màn đen; W: màn trắng; phím bất kỳ đưa trở lại
F5: bước đầu; chữ số và Enter: đến bước đó
L: con trỏ; Shift+L: đèn chiếu; Ctrl và mũi tên: đi qua các head
Z: bản đồ gần hơn, tại con chuột; lần nữa: toàn bộ
H: đếm tay, hoặc con số; A: các thanh; C: không chọn head, không khung; T: đồng hồ
D: nền tối, hoặc lại nền sáng
Thang đã khóa: màu bằng nhau là thay đổi bằng nhau, trong cả bài học
O: cửa sổ của người trình bày với ghi chú; S: đổi màn hình
E: gõ vào prompt, nơi nó hiện ra; Escape: thôi gõ
Escape hai lần hoặc F11: thoát</translation>
    </message>
    <message>
        <source>scale being settled</source>
        <translation>đang xác định thang màu</translation>
    </message>
</context>
<context>
    <name>ProgressText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>Clean run…</source>
        <translation>Lượt chạy gốc…</translation>
    </message>
    <message>
        <source>%1 of %2 ablations</source>
        <translation>%1 trên %2 phép cắt bỏ</translation>
    </message>
    <message>
        <source>%1 of %2 ablations, %3 left, %4 per second</source>
        <translation>%1 trên %2 phép cắt bỏ, còn %3, %4 mỗi giây</translation>
    </message>
    <message>
        <source>%1 of %2 patches</source>
        <translation>%1 trên %2 phép vá</translation>
    </message>
    <message>
        <source>%1 of %2 patches, %3 left, %4 per second</source>
        <translation>%1 trên %2 phép vá, còn %3, %4 mỗi giây</translation>
    </message>
</context>
<context>
    <name>RippleText</name>
    <message>
        <source>1 − %1</source>
        <translation>1 − %1</translation>
    </message>
    <message>
        <source>at the embedding</source>
        <translation>ở embedding</translation>
    </message>
    <message>
        <source>after layer %1</source>
        <translation>sau tầng %1</translation>
    </message>
    <message>
        <source>other tokens</source>
        <translation>các token khác</translation>
    </message>
    <message>
        <source>%1 at the embedding, %2 after the last layer</source>
        <translation>%1 ở embedding, %2 sau tầng cuối</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Furthest from the clean run %1: by %2.</source>
        <translation>Xa lượt chạy gốc nhất %1: %2.</translation>
    </message>
    <message>
        <source>Choose a head, or put heads into the set: each token&apos;s vector in the clean run is compared with the one in the ablated run.</source>
        <translation>Chọn một head, hoặc đưa head vào tập: vectơ của từng token trong lượt chạy gốc được so với vectơ trong lượt cắt bỏ.</translation>
    </message>
    <message>
        <source>Clean against %1.</source>
        <translation>Gốc so với %1.</translation>
    </message>
    <message>
        <source>Least alike: %1 %2, %3.</source>
        <translation>Ít giống nhất: %1 %2, %3.</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>gốc</translation>
    </message>
    <message>
        <source>%1 ablated</source>
        <translation>cắt bỏ %1</translation>
    </message>
    <message>
        <source>Choose two different tokens.</source>
        <translation>Chọn hai token khác nhau.</translation>
    </message>
    <message>
        <source>A prompt of one token has no pairs of tokens.</source>
        <translation>Prompt một token không có cặp token nào.</translation>
    </message>
    <message>
        <source>Choose a head, or put heads into the set, to see what its ablation changes.</source>
        <translation>Chọn một head, hoặc đưa head vào tập, để xem việc cắt bỏ thay đổi gì.</translation>
    </message>
    <message>
        <source>With %1: %2.</source>
        <translation>Với %1: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mean cosine of all pairs of tokens</source>
        <translation>Cosine trung bình của mọi cặp token</translation>
    </message>
    <message>
        <source>Each token, clean against ablated</source>
        <translation>Từng token, gốc so với cắt bỏ</translation>
    </message>
    <message>
        <source>Cosine of %1 and %2</source>
        <translation>Cosine của %1 và %2</translation>
    </message>
    <message>
        <source>%1 ablated − clean</source>
        <translation>cắt bỏ %1 − gốc</translation>
    </message>
    <message>
        <source>change of the mean</source>
        <translation>thay đổi của trung bình</translation>
    </message>
    <message>
        <source>mean cosine</source>
        <translation>cosine trung bình</translation>
    </message>
    <message>
        <source>change of the cosine</source>
        <translation>thay đổi của cosine</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosine</translation>
    </message>
    <message>
        <source>Ripples of a patch are not computed. Choose Zero or Mean above the maps.</source>
        <translation>Gợn sóng của phép vá không được tính. Hãy chọn 0 hoặc Trung bình phía trên các bản đồ.</translation>
    </message>
    <message>
        <source>Half of the %1 pairs of the clean run are between the thin lines.</source>
        <translation>Một nửa trong %1 cặp của lượt chạy gốc nằm giữa hai đường mảnh.</translation>
    </message>
    <message>
        <source>Cosine similarity of the tokens&apos; vectors in the residual stream, at the embedding and after each layer, before the final LayerNorm and without centring.</source>
        <translation>Độ tương đồng cosine của vectơ các token trong residual stream, ở embedding và sau mỗi tầng, trước LayerNorm cuối và không trừ trung bình.</translation>
    </message>
    <message>
        <source>Each token&apos;s vector in the clean run against the one in the ablated run.</source>
        <translation>Vectơ của từng token trong lượt chạy gốc so với vectơ trong lượt cắt bỏ.</translation>
    </message>
    <message>
        <source>Shown is what the ablation changes.</source>
        <translation>Cho thấy phần việc cắt bỏ thay đổi.</translation>
    </message>
    <message>
        <source>Ablated: %1.</source>
        <translation>Cắt bỏ: %1.</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>These runs cannot be laid over each other: one model has %1 layers × heads, the other %2.</source>
        <translation>Không chồng được các lượt chạy này lên nhau: một mô hình có %1 tầng × head, mô hình kia có %2.</translation>
    </message>
    <message>
        <source>One of these runs has no results for %1 ablation.</source>
        <translation>Một trong các lượt chạy này không có kết quả cắt bỏ với %1.</translation>
    </message>
    <message>
        <source>These runs were stopped, and have no finished head in common.</source>
        <translation>Các lượt chạy này đã bị dừng, và không có head nào cùng hoàn tất.</translation>
    </message>
    <message numerus="yes">
        <source>r = %1 over %n head(s)</source>
        <translation>
            <numerusform>r = %1 trên %n head</numerusform>
        </translation>
    </message>
    <message>
        <source>1 head that both runs have</source>
        <translation>1 head mà cả hai lượt chạy đều có</translation>
    </message>
    <message numerus="yes">
        <source>r is undefined over %n head(s), for one map is constant</source>
        <translation>
            <numerusform>r không xác định trên %n head, vì một bản đồ là hằng số</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; there is no difference.</source>
        <translation>%1; không có khác biệt.</translation>
    </message>
    <message>
        <source>%1; the largest difference is %2, at layer %3, head %4: less than the numerical noise of both runs.</source>
        <translation>%1; khác biệt lớn nhất là %2, tại tầng %3, head %4: nhỏ hơn nhiễu số của cả hai lượt chạy.</translation>
    </message>
    <message>
        <source>%1; the largest difference is %2, at layer %3, head %4.</source>
        <translation>%1; khác biệt lớn nhất là %2, tại tầng %3, head %4.</translation>
    </message>
</context>
<context>
    <name>RunFigures</name>
    <message>
        <source>Observed head means over depth</source>
        <translation>Trung bình quan sát của các head theo độ sâu</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s), r = %1, largest difference %2</source>
        <translation>
            <numerusform>%n head, r = %1, khác biệt lớn nhất %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s), largest difference %1</source>
        <translation>
            <numerusform>%n head, khác biệt lớn nhất %1</numerusform>
        </translation>
    </message>
    <message>
        <source>effect of %1, %2</source>
        <translation>tác động của %1, %2</translation>
    </message>
    <message>
        <source>each head %1</source>
        <translation>mỗi head %1</translation>
    </message>
    <message>
        <source>Attention of layer %1, head %2</source>
        <translation>Attention của tầng %1, head %2</translation>
    </message>
    <message>
        <source>A set that grows head by head</source>
        <translation>Một tập lớn dần từng head một</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>mục tiêu %1</translation>
    </message>
    <message>
        <source>control %1</source>
        <translation>đối chứng %1</translation>
    </message>
    <message numerus="yes">
        <source>P of the target: %1 at first, %2 with %n head(s) added</source>
        <translation>
            <numerusform>P của mục tiêu: ban đầu %1, %2 khi đã thêm %n head</numerusform>
        </translation>
    </message>
    <message>
        <source>Observed head means of %1</source>
        <translation>Trung bình quan sát của các head của %1</translation>
    </message>
    <message>
        <source>%1 ablation in %2</source>
        <translation>Cắt bỏ (ablation) với %1 ở %2</translation>
    </message>
    <message>
        <source>%1: each head of %2 ablated</source>
        <translation>%1: cắt bỏ từng head của %2</translation>
    </message>
    <message>
        <source>Where a head of %1 looks</source>
        <translation>Một head của %1 nhìn đi đâu</translation>
    </message>
    <message>
        <source>Heads of %1 ablated together</source>
        <translation>Các head của %1 bị cắt bỏ cùng nhau</translation>
    </message>
    <message>
        <source>What each head of %1 is worth</source>
        <translation>Giá trị của từng head của %1</translation>
    </message>
    <message>
        <source>%1: each head of %2 patched</source>
        <translation>%1: vá từng head của %2</translation>
    </message>
</context>
<context>
    <name>RunSpec</name>
    <message>
        <source>%1 + %2 more</source>
        <translation>%1 + %2 nữa</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>no other head</source>
        <translation>không có head nào khác</translation>
    </message>
    <message>
        <source>all positions</source>
        <translation>mọi vị trí</translation>
    </message>
    <message>
        <source>the last position</source>
        <translation>vị trí cuối</translation>
    </message>
    <message>
        <source>tokens %1 and %2 more</source>
        <translation>token %1 và %2 token nữa</translation>
    </message>
    <message numerus="yes">
        <source>token(s) %1</source>
        <translation>
            <numerusform>token %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompt is %1, then %2.</source>
        <translation>Prompt là %1, rồi %2.</translation>
    </message>
    <message>
        <source>The prompts differ, where it is not shown: %1.</source>
        <translation>Hai prompt khác nhau ở chỗ không được hiện: %1.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>The donor is %1, then %2.</source>
        <translation>Prompt nguồn là %1, rồi %2.</translation>
    </message>
    <message>
        <source>The target is %1, then %2.</source>
        <translation>Mục tiêu là %1, rồi %2.</translation>
    </message>
    <message>
        <source>The control is %1, then %2.</source>
        <translation>Đối chứng là %1, rồi %2.</translation>
    </message>
    <message>
        <source>Heads are replaced at %1, then at %2.</source>
        <translation>Các head bị thay tại %1, rồi tại %2.</translation>
    </message>
    <message>
        <source>Ablated beside every head: %1, then %2.</source>
        <translation>Bị cắt bỏ cùng với mỗi head: %1, rồi %2.</translation>
    </message>
    <message>
        <source>The model is %1, then %2.</source>
        <translation>Mô hình là %1, rồi %2.</translation>
    </message>
    <message>
        <source>They were computed by Headscope %1, then %2.</source>
        <translation>Được tính bằng Headscope %1, rồi %2.</translation>
    </message>
    <message>
        <source>The first was stopped before its end.</source>
        <translation>Lượt thứ nhất bị dừng trước khi xong.</translation>
    </message>
    <message>
        <source>The second was stopped before its end.</source>
        <translation>Lượt thứ hai bị dừng trước khi xong.</translation>
    </message>
    <message>
        <source>This run was made with another model (%1); running it again on the loaded %2 gives other numbers.</source>
        <translation>Lượt chạy này dùng mô hình khác (%1); chạy lại trên %2 đang mở sẽ cho số khác.</translation>
    </message>
    <message>
        <source>This run was made with other weights (%1); running it again on the loaded %2 gives other numbers.</source>
        <translation>Lượt chạy này dùng trọng số khác (%1); chạy lại trên %2 đang mở sẽ cho số khác.</translation>
    </message>
    <message>
        <source>This run was made with the model %1; running it again on the loaded %2 may give other numbers.</source>
        <translation>Lượt chạy này dùng mô hình %1; chạy lại trên %2 đang mở có thể cho số khác.</translation>
    </message>
    <message>
        <source>This run was computed by Headscope %1; this is %2, which may differ in the last digits.</source>
        <translation>Lượt chạy này được tính bằng Headscope %1; đây là %2, có thể khác ở các chữ số cuối.</translation>
    </message>
</context>
<context>
    <name>RuntimeText</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA card %1</source>
        <translation>Card CUDA %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n thread(s)</source>
        <translation>
            <numerusform>%1, %n luồng</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, speed not measured: other programs kept the cores busy</source>
        <translation>%1, chưa đo được tốc độ: các chương trình khác chiếm các nhân</translation>
    </message>
    <message>
        <source>%1, %2 GFLOP/s</source>
        <translation>%1, %2 GFLOP/s</translation>
    </message>
</context>
<context>
    <name>ScreenRecord</name>
    <message>
        <source>A lesson watches one target and one control. Take the further tokens out first.</source>
        <translation>Một bài học theo dõi một token mục tiêu và một token đối chứng. Hãy bỏ các token thêm vào trước.</translation>
    </message>
    <message>
        <source>A lesson needs a target and a control. Fill them in first.</source>
        <translation>Một bài học cần token mục tiêu và token đối chứng. Hãy điền chúng trước.</translation>
    </message>
    <message>
        <source>A lesson&apos;s prompts begin without &lt;|endoftext|&gt;. Run without it first.</source>
        <translation>Prompt của bài học bắt đầu không có &lt;|endoftext|&gt;. Hãy chạy không có nó trước.</translation>
    </message>
    <message>
        <source>A lesson cannot name “%1”. Show another intervention first.</source>
        <translation>Bài học không ghi được “%1”. Hãy chọn can thiệp khác trước.</translation>
    </message>
    <message>
        <source>A patch needs a donor prompt. Fill it in first.</source>
        <translation>Vá cần một prompt nguồn. Hãy điền nó trước.</translation>
    </message>
</context>
<context>
    <name>SetText</name>
    <message>
        <source>Δ log-odds %1 together, %2 as a sum</source>
        <translation>Δ log-odds %1 khi cùng nhau, %2 khi cộng lại</translation>
    </message>
    <message>
        <source>One head alone: together is the same as single. Put in a second head to see whether they depend on each other.</source>
        <translation>Chỉ một head: cùng nhau cũng là riêng lẻ. Đưa thêm head thứ hai để xem chúng có phụ thuộc nhau không.</translation>
    </message>
    <message>
        <source>These heads do next to nothing to the target, alone or together (%1).</source>
        <translation>Các head này hầu như không làm gì với mục tiêu, dù riêng lẻ hay cùng nhau (%1).</translation>
    </message>
    <message>
        <source>Ablated alone, each may be partly stood in for by the others: that is what self-repair looks like.</source>
        <translation>Khi cắt bỏ riêng lẻ, mỗi head có thể được các head khác thay thế một phần: tự sửa chữa (self-repair) trông như vậy.</translation>
    </message>
    <message>
        <source>What one does depends on the others.</source>
        <translation>Điều head này làm phụ thuộc vào các head khác.</translation>
    </message>
    <message>
        <source>Together they do less than the sum of their single effects (sub-additive; %1): what one does depends on the others, as where they share one job or one path.</source>
        <translation>Cùng nhau chúng làm ít hơn tổng các tác động riêng lẻ (dưới cộng tính; %1): điều head này làm phụ thuộc vào các head khác, như khi chúng cùng làm một việc hoặc cùng nằm trên một đường.</translation>
    </message>
    <message>
        <source>Together these heads move the target the other way than the sum of their single effects says (%1): what one does depends on the others.</source>
        <translation>Cùng nhau các head này đẩy mục tiêu về hướng khác với tổng các tác động riêng lẻ (%1): điều head này làm phụ thuộc vào các head khác.</translation>
    </message>
    <message>
        <source>Whether the effects add up cannot be told: the target&apos;s log-odds are not known in every run. P is too near to 1 for float32, or the run is of an older version.</source>
        <translation>Không nói được các tác động có cộng lại hay không: log-odds của mục tiêu không được biết trong mọi lượt chạy. P quá gần 1 đối với float32, hoặc lượt chạy thuộc phiên bản cũ hơn.</translation>
    </message>
    <message>
        <source>Δ P %1 together, %2 as a sum</source>
        <translation>Δ P %1 khi cùng nhau, %2 khi cộng lại</translation>
    </message>
    <message>
        <source>Δ P</source>
        <translation>Δ P</translation>
    </message>
    <message>
        <source>Δ ln P</source>
        <translation>Δ ln P</translation>
    </message>
    <message>
        <source>Δ log-odds</source>
        <translation>Δ log-odds</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>hạng</translation>
    </message>
    <message>
        <source>together</source>
        <translation>cùng nhau</translation>
    </message>
    <message>
        <source>sum of single effects</source>
        <translation>tổng các tác động riêng lẻ</translation>
    </message>
    <message>
        <source>interaction</source>
        <translation>tương tác</translation>
    </message>
    <message>
        <source>P clean → %1</source>
        <translation>P gốc → %1</translation>
    </message>
    <message>
        <source>%1: an interaction of %2, %3 of the largest effect</source>
        <translation>%1: tương tác %2, bằng %3 tác động lớn nhất</translation>
    </message>
    <message>
        <source>The effects add up (%1: an interaction of %2, and up to %3 counts as none): for the target, on this prompt, these heads work independently of each other.</source>
        <translation>Các tác động cộng lại được (%1: tương tác %2, đến %3 thì coi là không có): với mục tiêu, trên prompt này, các head này làm việc độc lập với nhau.</translation>
    </message>
    <message>
        <source>The effects nearly add up, within %1 (%2).</source>
        <translation>Các tác động gần như cộng lại được, trong phạm vi %1 (%2).</translation>
    </message>
    <message>
        <source>Together they do more than the sum of their single effects (super-additive; %1).</source>
        <translation>Cùng nhau chúng làm nhiều hơn tổng các tác động riêng lẻ (siêu cộng tính; %1).</translation>
    </message>
    <message>
        <source>P has met its floor of 0 (%1), and says nothing about this.</source>
        <translation>P đã chạm sàn 0 (%1), và không nói gì về điều này.</translation>
    </message>
    <message>
        <source>P has met its ceiling of 1 (%1), and ln P its own of 0: they say nothing about this.</source>
        <translation>P đã chạm trần 1 (%1), và ln P chạm trần 0: chúng không nói gì về điều này.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>HEADSCOPE_CONFIG names %1, which is not a regular file</source>
        <translation>HEADSCOPE_CONFIG chỉ đến %1, không phải tệp thông thường</translation>
    </message>
    <message>
        <source>Name a file, which need not exist, or unset it.</source>
        <translation>Cho tên một tệp, không cần có sẵn, hoặc bỏ đặt nó.</translation>
    </message>
    <message>
        <source>HEADSCOPE_STATE names %1, which is not a folder</source>
        <translation>HEADSCOPE_STATE chỉ đến %1, không phải thư mục</translation>
    </message>
    <message>
        <source>Name a folder, which need not exist, or unset it.</source>
        <translation>Cho tên một thư mục, không cần có sẵn, hoặc bỏ đặt nó.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Needs %1.</source>
        <translation>Cần %1.</translation>
    </message>
    <message>
        <source>Needs the model %1.</source>
        <translation>Cần mô hình %1.</translation>
    </message>
    <message>
        <source>Not with the model %1: %2.</source>
        <translation>Không dùng được với mô hình %1: %2.</translation>
    </message>
</context>
<context>
    <name>ShownFigures</name>
    <message>
        <source>The maps that the window showed</source>
        <translation>Các bản đồ mà cửa sổ đã hiện</translation>
    </message>
    <message>
        <source>Two interventions against each other as the window showed them</source>
        <translation>Hai phép can thiệp đối chiếu với nhau như cửa sổ đã hiện</translation>
    </message>
    <message>
        <source>The same as histograms over each other</source>
        <translation>Cũng vậy, dạng biểu đồ tần số chồng lên nhau</translation>
    </message>
    <message>
        <source>Where the chosen head looks, in the clean run</source>
        <translation>Head đã chọn nhìn đi đâu, trong lượt chạy gốc</translation>
    </message>
    <message>
        <source>Target and control while a set of heads grew</source>
        <translation>Mục tiêu và đối chứng khi một tập head lớn dần</translation>
    </message>
    <message>
        <source>What heads and MLPs add to the logit difference</source>
        <translation>Các head và MLP cộng gì vào hiệu logit</translation>
    </message>
    <message>
        <source>How alike tokens are, layer by layer</source>
        <translation>Các token giống nhau đến đâu, theo từng tầng</translation>
    </message>
    <message>
        <source>Every two heads ablated together</source>
        <translation>Từng hai head bị cắt bỏ cùng nhau</translation>
    </message>
    <message>
        <source>What each head does at each token alone</source>
        <translation>Mỗi head làm gì tại riêng từng token</translation>
    </message>
    <message>
        <source>Whole layers patched at each token</source>
        <translation>Cả tầng được vá tại từng token</translation>
    </message>
    <message>
        <source>The effects of all heads over the layers</source>
        <translation>Tác động của mọi head qua các tầng</translation>
    </message>
</context>
<context>
    <name>ShownQuestion</name>
    <message>
        <source>A run comes first.</source>
        <translation>Trước hết cần một lượt chạy.</translation>
    </message>
    <message>
        <source>The run on screen is of another model than the one that is open. Run once more to ask this one.</source>
        <translation>Lượt chạy trên màn hình thuộc mô hình khác với mô hình đang mở. Chạy lại một lần để hỏi mô hình này.</translation>
    </message>
    <message>
        <source>head %1 %2</source>
        <translation>head %1 %2</translation>
    </message>
    <message>
        <source>heads %1 %2</source>
        <translation>các head %1 %2</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, tại %2</translation>
    </message>
    <message>
        <source>The run that is going on has to end first.</source>
        <translation>Lượt đang chạy phải kết thúc trước.</translation>
    </message>
    <message>
        <source>The run on screen is of another model than the one that is open.</source>
        <translation>Lượt chạy trên màn hình thuộc mô hình khác với mô hình đang mở.</translation>
    </message>
</context>
<context>
    <name>ShownText</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>[%1 characters left out]</source>
        <translation>[bỏ %1 ký tự]</translation>
    </message>
</context>
<context>
    <name>StaleRun</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 so với %2</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>mô hình %1</translation>
    </message>
    <message>
        <source>%1 patched from “%2”</source>
        <translation>%1 được vá từ “%2”</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 và %2</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>✓ **Right.**</source>
        <translation>✓ **Đúng.**</translation>
    </message>
    <message>
        <source>✗ **Not so.** Your answer: %1. Right is: %2.</source>
        <translation>✗ **Không phải.** Câu trả lời: %1. Đúng là: %2.</translation>
    </message>
    <message>
        <source>→ **Uncovered.** Right is: %1.</source>
        <translation>→ **Đã mở ra.** Đúng là: %1.</translation>
    </message>
    <message>
        <source>→ **Skipped.**</source>
        <translation>→ **Đã bỏ qua.**</translation>
    </message>
    <message>
        <source>● **Your answer is kept.** Nothing here is right or wrong.</source>
        <translation>● **Câu trả lời đã được giữ.** Ở đây không có đúng hay sai.</translation>
    </message>
    <message>
        <source>● What is right is not known on this model.</source>
        <translation>● Trên mô hình này không biết điều gì là đúng.</translation>
    </message>
    <message>
        <source>**Hint.** %1</source>
        <translation>**Gợi ý.** %1</translation>
    </message>
    <message>
        <source>**Hint.** The window shows it now.</source>
        <translation>**Gợi ý.** Cửa sổ đang cho thấy điều đó.</translation>
    </message>
    <message>
        <source>*Talk with your neighbour before you answer.*</source>
        <translation>*Trao đổi với người bên cạnh trước khi trả lời.*</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Bước %1 trên %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The model&apos;s numbers cannot be computed: %1. %2</source>
        <translation>Không tính được các con số của mô hình: %1. %2</translation>
    </message>
    <message>
        <source>The model&apos;s numbers are being computed: %1 of %2.</source>
        <translation>Đang tính các con số của mô hình: %1 trên %2.</translation>
    </message>
    <message>
        <source>The model&apos;s numbers are being computed.</source>
        <translation>Đang tính các con số của mô hình.</translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation>✓ Xong.</translation>
    </message>
    <message>
        <source>To do: as the text says, by mouse or keys.</source>
        <translation>Việc cần làm: như văn bản nói, bằng chuột hoặc phím.</translation>
    </message>
    <message>
        <source>The lesson goes on once you have answered.</source>
        <translation>Bài học đi tiếp sau khi trả lời.</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>An extra step</source>
        <translation>Một bước thêm</translation>
    </message>
    <message>
        <source>Your own prompt and maps come back when you leave the lesson.</source>
        <translation>Prompt và bản đồ cũ trở lại khi rời bài học.</translation>
    </message>
    <message>
        <source>*What is left out cannot be computed on this model: %1.*</source>
        <translation>*Điều bị bỏ trống không tính được trên mô hình này: %1.*</translation>
    </message>
    <message>
        <source>Time %1 of %2</source>
        <translation>Thời gian %1 trên %2</translation>
    </message>
    <message>
        <source>The window shows another run than this step is about. Answer Again brings its own back.</source>
        <translation>Cửa sổ đang hiện một lượt chạy khác với lượt chạy mà bước này nói đến. Trả lời lại đưa lượt chạy của bước trở lại.</translation>
    </message>
</context>
<context>
    <name>Strongest</name>
    <message>
        <source>The target changes most with these heads (layer.head, change of P):</source>
        <translation>Mục tiêu thay đổi nhiều nhất với các head này (tầng.head, thay đổi của P):</translation>
    </message>
    <message>
        <source>Of the heads computed so far, the target changes most with these (layer.head, change of P):</source>
        <translation>Trong các head đã tính, mục tiêu thay đổi nhiều nhất với các head này (tầng.head, thay đổi của P):</translation>
    </message>
    <message>
        <source>The target changes most with these heads (layer.head, change of its log-odds):</source>
        <translation>Mục tiêu thay đổi nhiều nhất với các head này (tầng.head, thay đổi của log-odds):</translation>
    </message>
    <message>
        <source>Of the heads computed so far, the target changes most with these (layer.head, change of its log-odds):</source>
        <translation>Trong các head đã tính, mục tiêu thay đổi nhiều nhất với các head này (tầng.head, thay đổi của log-odds):</translation>
    </message>
    <message>
        <source>In P these changes are smaller than the numerical noise of this run.</source>
        <translation>Theo P, các thay đổi này nhỏ hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>In P some of these changes are smaller than the numerical noise of this run.</source>
        <translation>Theo P, một số thay đổi này nhỏ hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>No head changes %1 by more than the numerical noise of this run.</source>
        <translation>Không head nào làm %1 thay đổi nhiều hơn nhiễu số của lượt chạy này.</translation>
    </message>
    <message>
        <source>The logit difference changes most with these heads (layer.head, change in logits):</source>
        <translation>Hiệu logit thay đổi nhiều nhất với các head này (tầng.head, thay đổi tính bằng logit):</translation>
    </message>
    <message>
        <source>Of the heads computed so far, the logit difference changes most with these (layer.head, change in logits):</source>
        <translation>Trong các head đã tính, hiệu logit thay đổi nhiều nhất với các head này (tầng.head, thay đổi tính bằng logit):</translation>
    </message>
    <message>
        <source>No head changes the logit difference by more than the numerical noise of this run.</source>
        <translation>Không head nào thay đổi hiệu logit nhiều hơn nhiễu số của lượt chạy này.</translation>
    </message>
</context>
<context>
    <name>StudyFigures</name>
    <message>
        <source>Student&apos;s 95 % interval of the mean of clusters</source>
        <translation>khoảng 95 % của Student cho trung bình các cụm</translation>
    </message>
    <message>
        <source>the 95 % bootstrap interval of the mean (%1 resamples of whole clusters, seed %2)</source>
        <translation>khoảng bootstrap 95 % của trung bình (%1 lần rút lại cả cụm, hạt giống %2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>each head %1, %n prompt(s)</source>
        <translation>
            <numerusform>mỗi head %1, %n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 − %2: %3</source>
        <translation>%1 − %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>Head %1 on every prompt of “%2”</source>
        <translation>Head %1 trên mọi prompt của “%2”</translation>
    </message>
    <message>
        <source>Head %1: %2</source>
        <translation>Head %1: %2</translation>
    </message>
    <message>
        <source>%1 over the prompts of “%2”</source>
        <translation>%1 qua các prompt của “%2”</translation>
    </message>
    <message numerus="yes">
        <source>%1 · study “%2” · %n prompt(s)</source>
        <translation>
            <numerusform>%1 · khảo sát “%2” · %n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>Study “%1”, model %2: each head %3 at %4, over %5 prompts in %6 clusters. %7.</source>
        <translation>Khảo sát “%1”, mô hình %2: mỗi head %3 tại %4, qua %5 prompt trong %6 cụm. %7.</translation>
    </message>
    <message>
        <source>%1 of %2 prompts are still missing.</source>
        <translation>Còn thiếu %1 trên %2 prompt.</translation>
    </message>
    <message>
        <source>The mean over each group&apos;s prompts, by the column “%1” (prompts: %2). All maps are on one scale; intervals are not drawn.</source>
        <translation>Trung bình trên các prompt của mỗi nhóm, theo cột “%1” (số prompt: %2). Mọi bản đồ chung một thang; các khoảng không được vẽ.</translation>
    </message>
    <message>
        <source>%1 more groups are left out.</source>
        <translation>Bỏ qua %1 nhóm nữa.</translation>
    </message>
    <message>
        <source>The mean over “%1” (%2 prompts) less that over “%3” (%4 prompts), by the column “%5”. Hatched: the 95 % interval of Welch&apos;s t contains 0, or p is above 0.05 once Holm has corrected it for all %6 heads.</source>
        <translation>Trung bình trên “%1” (%2 prompt) trừ trung bình trên “%3” (%4 prompt), theo cột “%5”. Gạch chéo: khoảng 95 % của t Welch chứa 0, hoặc p lớn hơn 0.05 sau khi Holm hiệu chỉnh cho cả %6 head.</translation>
    </message>
    <message>
        <source>Prompt %1 alone: “%2”. One prompt has no interval.</source>
        <translation>Riêng prompt %1: “%2”. Một prompt không có khoảng.</translation>
    </message>
    <message>
        <source>The mean. Hatched: %1 contains 0, or the sign-flip test with the largest |t| of all %2 heads has p &gt; 0.05.</source>
        <translation>Trung bình. Gạch chéo: %1 chứa 0, hoặc phép thử đảo dấu với |t| lớn nhất của cả %2 head có p &gt; 0.05.</translation>
    </message>
    <message>
        <source>A dot is a prompt; the line is the mean.</source>
        <translation>Mỗi chấm là một prompt; đường kẻ là trung bình.</translation>
    </message>
    <message>
        <source>The band is %1.</source>
        <translation>Dải màu là %1.</translation>
    </message>
    <message>
        <source>Reference prompts: SHA-256 %1.</source>
        <translation>Các prompt tham chiếu: SHA-256 %1.</translation>
    </message>
    <message>
        <source>Study “%1”, model %2: each head %3 at %4, over %5 of its %6 prompts. %7.</source>
        <translation>Khảo sát “%1”, mô hình %2: mỗi head %3 tại %4, qua %5 trong %6 prompt của nó. %7.</translation>
    </message>
    <message>
        <source>each head %1, %2 and %3 prompts</source>
        <translation>mỗi head %1, %2 và %3 prompt</translation>
    </message>
</context>
<context>
    <name>StudyFolder</name>
    <message>
        <source>The mean over all prompts</source>
        <translation>Trung bình trên mọi prompt</translation>
    </message>
    <message>
        <source>The surest head on every prompt</source>
        <translation>Head chắc chắn nhất trên mọi prompt</translation>
    </message>
    <message>
        <source>The mean of each group</source>
        <translation>Trung bình của mỗi nhóm</translation>
    </message>
</context>
<context>
    <name>StudyMap</name>
    <message>
        <source>d_z: mean / sd over prompts</source>
        <translation>d_z: trung bình / độ lệch chuẩn qua các prompt</translation>
    </message>
    <message>
        <source>standard error of the mean</source>
        <translation>sai số chuẩn của trung bình</translation>
    </message>
    <message>
        <source>share of prompts with the mean&apos;s sign</source>
        <translation>phần các prompt cùng dấu với trung bình</translation>
    </message>
    <message>
        <source>share of prompts whose top-1 changes</source>
        <translation>phần các prompt có top-1 thay đổi</translation>
    </message>
    <message>
        <source>mean of %1</source>
        <translation>trung bình của %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>Effect size d_z</source>
        <translation>Cỡ ảnh hưởng d_z</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Sai số chuẩn</translation>
    </message>
    <message>
        <source>Sign consistency</source>
        <translation>Độ nhất quán dấu</translation>
    </message>
    <message>
        <source>Top-1 changes</source>
        <translation>Top-1 thay đổi</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>The mean over the prompts, in standard deviations.</source>
        <translation>Trung bình qua các prompt, tính bằng độ lệch chuẩn.</translation>
    </message>
    <message>
        <source>How far off the mean may be; prompts of one cluster count together.</source>
        <translation>Trung bình có thể lệch bao xa; các prompt cùng cụm được tính chung.</translation>
    </message>
    <message>
        <source>Of the prompts with an effect beyond noise, the share with the mean&apos;s sign.</source>
        <translation>Trong các prompt có ảnh hưởng lớn hơn nhiễu, phần cùng dấu với trung bình.</translation>
    </message>
    <message>
        <source>On which share of the prompts ablating the head changes the first guess.</source>
        <translation>Ở phần nào của các prompt, cắt bỏ head làm đổi dự đoán đầu.</translation>
    </message>
    <message>
        <source>The mean effect over the prompts. Hatched: the 95 % interval contains 0, or the head is not told from 0 once all heads are counted.</source>
        <translation>Ảnh hưởng trung bình qua các prompt. Gạch chéo: khoảng 95 % chứa 0, hoặc head không phân biệt được với 0 khi tính đến mọi head.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Head %1: mean %2, 95 % interval %3 to %4, d_z %5; p over all heads %6; the sign holds on %7 of the prompts with an effect. The top-1 changes on %8 of %9.</source>
        <translation>Head %1: trung bình %2, khoảng 95 % từ %3 đến %4, d_z %5; p trên mọi head %6; dấu đúng ở %7 các prompt có ảnh hưởng. Top-1 thay đổi ở %8 trên %9.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>difference of means of %1</source>
        <translation>hiệu các trung bình của %1</translation>
    </message>
    <message>
        <source>One prompt</source>
        <translation>Một prompt</translation>
    </message>
    <message>
        <source>Mean by group</source>
        <translation>Trung bình theo nhóm</translation>
    </message>
    <message>
        <source>Difference of two groups</source>
        <translation>Hiệu của hai nhóm</translation>
    </message>
    <message>
        <source>The chosen prompt&apos;s own map: choose one in a list or below.</source>
        <translation>Bản đồ của riêng prompt đã chọn: hãy chọn trong một danh sách hoặc bên dưới.</translation>
    </message>
    <message>
        <source>The mean of each group of prompts, a map each, all on one scale.</source>
        <translation>Trung bình của mỗi nhóm prompt, mỗi nhóm một bản đồ, tất cả chung một thang.</translation>
    </message>
    <message>
        <source>The mean of one group less that of another. Hatched: its 95 % interval contains 0, or Holm&apos;s p over all heads is above 0.05.</source>
        <translation>Trung bình của một nhóm trừ của nhóm khác. Gạch chéo: khoảng 95 % của nó chứa 0, hoặc p của Holm trên mọi head lớn hơn 0.05.</translation>
    </message>
    <message>
        <source>Head %1: “%2” less “%3” is %4, 95 % interval %5 to %6; p %7, and %8 by Holm over all heads.</source>
        <translation>Head %1: “%2” trừ “%3” là %4, khoảng 95 % từ %5 đến %6; p %7, và %8 theo Holm trên mọi head.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Head %1: %2.</source>
        <translation>Head %1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>It is not significant though its interval excludes 0: p counts all %1 heads, and with %n cluster(s) it cannot fall below %2.</source>
        <translation>
            <numerusform>Nó không có ý nghĩa thống kê dù khoảng của nó không chứa 0: p tính cho cả %1 head, và với %n cụm nó không thể xuống dưới %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Head %1, %2 prompts so far: mean %3, standard error %4, d_z %5; the sign holds on %6 of the prompts with an effect, and the top-1 changes on %7. Intervals, p and hatching come at the end.</source>
        <translation>Head %1, đến nay %2 prompt: trung bình %3, sai số chuẩn %4, d_z %5; dấu đúng ở %6 các prompt có ảnh hưởng, và top-1 thay đổi ở %7 prompt. Khoảng, p và gạch chéo có ở cuối.</translation>
    </message>
</context>
<context>
    <name>UserError</name>
    <message>
        <source>there is not enough memory for this</source>
        <translation>không đủ bộ nhớ cho việc này</translation>
    </message>
    <message>
        <source>Close other programs, or use a shorter prompt or a smaller model.</source>
        <translation>Đóng các chương trình khác, hoặc dùng prompt ngắn hơn hay mô hình nhỏ hơn.</translation>
    </message>
    <message>
        <source>This is a fault of the program; please report it.</source>
        <translation>Đây là lỗi của chương trình; xin báo lại.</translation>
    </message>
    <message>
        <source>an unknown error occurred</source>
        <translation>đã xảy ra lỗi không rõ</translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message numerus="yes">
        <source>heads %1 and %n more</source>
        <translation>
            <numerusform>các head %1 và %n head nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>head %1</translation>
    </message>
    <message>
        <source>heads %1</source>
        <translation>các head %1</translation>
    </message>
    <message>
        <source>at every position</source>
        <translation>tại mọi vị trí</translation>
    </message>
    <message>
        <source>from the prompt&apos;s last position on</source>
        <translation>từ vị trí cuối của prompt trở đi</translation>
    </message>
    <message numerus="yes">
        <source>at %n chosen position(s) of the prompt</source>
        <translation>
            <numerusform>tại %n vị trí đã chọn của prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>The likeliest token is taken each time.</source>
        <translation>Mỗi lần lấy token có khả năng cao nhất.</translation>
    </message>
    <message>
        <source>Drawn at temperature %1 with seed %2, by the same numbers for both texts: they differ only where the model does.</source>
        <translation>Rút ngẫu nhiên ở nhiệt độ %1 với hạt giống %2, bằng cùng các số cho cả hai văn bản: chúng chỉ khác nhau nơi mô hình khác.</translation>
    </message>
    <message>
        <source>The clean text ends with the token that ends a text.</source>
        <translation>Văn bản gốc kết thúc bằng token kết thúc văn bản.</translation>
    </message>
    <message>
        <source>The ablated text ends with the token that ends a text.</source>
        <translation>Văn bản khi cắt bỏ kết thúc bằng token kết thúc văn bản.</translation>
    </message>
    <message>
        <source>The model&apos;s context is full: it reads no longer text.</source>
        <translation>Ngữ cảnh của mô hình đã đầy: nó không đọc được văn bản dài hơn.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>After “%1”, nothing ablated.</source>
        <translation>Sau “%1”, không cắt bỏ gì.</translation>
    </message>
    <message>
        <source>After “%1”, clean and with %2.</source>
        <translation>Sau “%1”, gốc và với %2.</translation>
    </message>
    <message>
        <source>The model reads the prompt…</source>
        <translation>Mô hình đang đọc prompt…</translation>
    </message>
    <message numerus="yes">
        <source>Writing: %n token(s)…</source>
        <translation>
            <numerusform>Đang viết: %n token…</numerusform>
        </translation>
    </message>
    <message>
        <source>Both texts are the same.</source>
        <translation>Hai văn bản giống nhau.</translation>
    </message>
    <message>
        <source>The texts part at token %1; %2 of %3 tokens are not in the clean text.</source>
        <translation>Hai văn bản tách nhau ở token %1; %2 trên %3 token không có trong văn bản gốc.</translation>
    </message>
</context>
<context>
    <name>headscope::app::AnswerBars</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, in the first vote %3</source>
        <translation>%1: %2, lần bỏ phiếu đầu %3</translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation>%1, đúng</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <translation>%1 đến dưới %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::ArithmeticDialog</name>
    <message>
        <source>minus</source>
        <translation>trừ</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>cộng</translation>
    </message>
    <message>
        <source>times</source>
        <translation>nhân</translation>
    </message>
    <message>
        <source>distance to</source>
        <translation>khoảng cách đến</translation>
    </message>
    <message>
        <source>or, if it is smaller,</source>
        <translation>hoặc, nếu nhỏ hơn,</translation>
    </message>
    <message>
        <source>or, if it is larger,</source>
        <translation>hoặc, nếu lớn hơn,</translation>
    </message>
    <message>
        <source>this number:</source>
        <translation>con số này:</translation>
    </message>
    <message>
        <source>A Number of Two Others</source>
        <translation>Một số từ hai số khác</translation>
    </message>
    <message>
        <source>The first number</source>
        <translation>Số thứ nhất</translation>
    </message>
    <message>
        <source>What is made of them</source>
        <translation>Phép tính giữa chúng</translation>
    </message>
    <message>
        <source>The second number</source>
        <translation>Số thứ hai</translation>
    </message>
    <message>
        <source>The number that is typed</source>
        <translation>Con số được gõ</translation>
    </message>
    <message>
        <source>&amp;Written as</source>
        <translation>&amp;Viết dưới dạng</translation>
    </message>
    <message>
        <source>There is no number to take yet.</source>
        <translation>Chưa có số nào để lấy.</translation>
    </message>
    <message>
        <source>On the open model: %1</source>
        <translation>Trên mô hình đang mở: %1</translation>
    </message>
    <message>
        <source>What it is here is not known yet.</source>
        <translation>Ở đây nó là bao nhiêu thì chưa biết.</translation>
    </message>
</context>
<context>
    <name>headscope::app::AskDialog</name>
    <message>
        <source>Several options may be right</source>
        <translation>Có thể có nhiều lựa chọn đúng</translation>
    </message>
    <message>
        <source>In class: talk with a neighbour first</source>
        <translation>Trong lớp: trao đổi với bạn bên cạnh trước</translation>
    </message>
    <message>
        <source>The lesson goes on only after an answer</source>
        <translation>Bài học chỉ đi tiếp sau khi trả lời</translation>
    </message>
    <message>
        <source>What Is Asked</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>The kind of answer</source>
        <translation>Loại câu trả lời</translation>
    </message>
    <message>
        <source>&amp;Lines on paper</source>
        <translation>Số &amp;dòng trên giấy</translation>
    </message>
    <message>
        <source>Ask Nothing</source>
        <translation>Không hỏi gì</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Lựa chọn</translation>
    </message>
    <message>
        <source>Is right where</source>
        <translation>Đúng khi</translation>
    </message>
    <message>
        <source>Another &amp;Option</source>
        <translation>&amp;Thêm lựa chọn</translation>
    </message>
    <message>
        <source>Add a &amp;Fact…</source>
        <translation>Thêm &amp;số liệu…</translation>
    </message>
    <message>
        <source>A number of what is on screen, to compare or to order by</source>
        <translation>Một con số của những gì trên màn hình, để so sánh hoặc sắp thứ tự</translation>
    </message>
    <message>
        <source>Which comes first</source>
        <translation>Cái nào đứng trước</translation>
    </message>
    <message>
        <source>The largest comes first</source>
        <translation>Lớn nhất đứng trước</translation>
    </message>
    <message>
        <source>The smallest comes first</source>
        <translation>Nhỏ nhất đứng trước</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>Lựa chọn %1</translation>
    </message>
    <message>
        <source>Option %1 is right where</source>
        <translation>Lựa chọn %1 đúng khi</translation>
    </message>
    <message>
        <source>The fact that is right</source>
        <translation>Số liệu đúng</translation>
    </message>
    <message>
        <source>From the &amp;Screen…</source>
        <translation>Từ &amp;màn hình…</translation>
    </message>
    <message>
        <source>Tokens to choose from, one a line</source>
        <translation>Các token để chọn, mỗi dòng một token</translation>
    </message>
    <message>
        <source>&amp;Tokens to choose from, one a line, with their spaces</source>
        <translation>Các &amp;token để chọn, mỗi dòng một token, kèm dấu cách</translation>
    </message>
    <message>
        <source>&amp;Right is</source>
        <translation>Đá&amp;p án đúng là</translation>
    </message>
    <message>
        <source>L&amp;east</source>
        <translation>&amp;Nhỏ nhất</translation>
    </message>
    <message>
        <source>&amp;Most</source>
        <translation>&amp;Lớn nhất</translation>
    </message>
    <message>
        <source>Still right &amp;within</source>
        <translation>Vẫn đúng trong &amp;khoảng</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>Con số của nó</translation>
    </message>
    <message>
        <source>Nothing: it is not scored</source>
        <translation>Không có: không chấm điểm</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no fact yet</source>
        <translation>chưa có số liệu</translation>
    </message>
    <message>
        <source>never</source>
        <translation>không bao giờ</translation>
    </message>
    <message>
        <source>A comparison…</source>
        <translation>Một phép so sánh…</translation>
    </message>
</context>
<context>
    <name>headscope::app::AttentionPlot</name>
    <message>
        <source>Attention pattern over the prompt&apos;s tokens</source>
        <translation>Mẫu attention trên các token của prompt</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Token %1, %2, looks at %3</source>
        <translation>Token %1, %2, nhìn vào %3</translation>
    </message>
    <message>
        <source>%1 (token %2) looks at %3 (token %4): %5 %</source>
        <translation>%1 (token %2) nhìn vào %3 (token %4): %5 %</translation>
    </message>
</context>
<context>
    <name>headscope::app::AttentionStrip</name>
    <message>
        <source>Where the head looks, token by token</source>
        <translation>Head nhìn đi đâu, từng token một</translation>
    </message>
    <message>
        <source>From %1: %2</source>
        <translation>Từ %1: %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::AttentionView</name>
    <message>
        <source>Where the head looks cannot be asked: this run was computed with another model than the one that is open. Run once more.</source>
        <translation>Không hỏi được head nhìn đi đâu: lượt chạy này được tính với mô hình khác với mô hình đang mở. Chạy lại một lần.</translation>
    </message>
    <message>
        <source>Where the head looks cannot be shown: %1. %2</source>
        <translation>Không hiện được head nhìn đi đâu: %1. %2</translation>
    </message>
    <message>
        <source>Asking where the head looks…</source>
        <translation>Đang hỏi head nhìn đi đâu…</translation>
    </message>
    <message>
        <source>Clean run: where it looks from %1</source>
        <translation>Lượt chạy gốc: head nhìn đi đâu từ %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::AttributionFeature</name>
    <message>
        <source>Attribution</source>
        <translation>Phân bổ</translation>
    </message>
    <message>
        <source>Ctrl+F5</source>
        <translation>Ctrl+F5</translation>
    </message>
    <message>
        <source>Total Minus Direct E&amp;ffects</source>
        <translation>Phân bổ: chuyển &amp;qua toàn phần trừ trực tiếp</translation>
    </message>
    <message>
        <source>In the attribution: what later layers do about each ablated head, or what each part adds</source>
        <translation>Trong bảng phân bổ: các tầng sau làm gì với từng head bị cắt bỏ, hoặc mỗi phần cộng gì</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
</context>
<context>
    <name>headscope::app::AttributionPanel</name>
    <message>
        <source>Adds</source>
        <translation>Phần cộng</translation>
    </message>
    <message>
        <source>Total − direct</source>
        <translation>Toàn phần − trực tiếp</translation>
    </message>
    <message>
        <source>What each head and MLP adds to logit(target) − logit(control), by itself</source>
        <translation>Mỗi head và MLP tự nó cộng gì vào logit(mục tiêu) − logit(đối chứng)</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>What heads, MLPs, embedding and biases add</source>
        <translation>Các head, MLP, embedding và bias cộng gì</translation>
    </message>
    <message>
        <source>Which parts add most</source>
        <translation>Những phần cộng nhiều nhất</translation>
    </message>
    <message>
        <source>logits added</source>
        <translation>logit cộng vào</translation>
    </message>
    <message>
        <source>What each head adds to the logit difference</source>
        <translation>Mỗi head cộng gì vào hiệu logit</translation>
    </message>
    <message>
        <source>What each MLP adds to the logit difference</source>
        <translation>Mỗi MLP cộng gì vào hiệu logit</translation>
    </message>
    <message>
        <source>total − direct, logits</source>
        <translation>toàn phần − trực tiếp, logit</translation>
    </message>
    <message>
        <source>What later layers do about each head</source>
        <translation>Các tầng sau làm gì với từng head</translation>
    </message>
    <message>
        <source>Logit difference %1 − %2</source>
        <translation>Hiệu logit %1 − %2</translation>
    </message>
    <message>
        <source>What later layers do about each ablated head</source>
        <translation>Các tầng sau làm gì với từng head bị cắt bỏ</translation>
    </message>
    <message>
        <source>total − direct, each head %1</source>
        <translation>toàn phần − trực tiếp, mỗi head %1</translation>
    </message>
    <message>
        <source>Where the logit difference comes from</source>
        <translation>Hiệu logit từ đâu mà có</translation>
    </message>
    <message>
        <source>what each head, and each layer&apos;s MLP, adds</source>
        <translation>phần mà mỗi head, và MLP của mỗi tầng, cộng vào</translation>
    </message>
    <message>
        <source>How the logit difference changes when a head is ablated, less the change of what the head itself adds: what later layers do about it</source>
        <translation>Hiệu logit thay đổi bao nhiêu khi một head bị cắt bỏ, trừ đi thay đổi của phần chính head đó cộng vào: điều các tầng sau làm với việc đó</translation>
    </message>
</context>
<context>
    <name>headscope::app::BackgroundStrip</name>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Progress of the run in the background</source>
        <translation>Tiến độ của lượt chạy nền</translation>
    </message>
    <message>
        <source>Show the background run, running or finished, on screen</source>
        <translation>Đưa lượt chạy nền, đang chạy hoặc đã xong, lên màn hình</translation>
    </message>
    <message>
        <source>Stop the run in the background; what is finished stays</source>
        <translation>Dừng lượt chạy nền; phần đã xong ở lại</translation>
    </message>
    <message>
        <source>Dismiss; the run stays in the history</source>
        <translation>Đóng; lượt chạy ở lại trong lịch sử</translation>
    </message>
    <message>
        <source>Dismiss the news of the run in the background</source>
        <translation>Đóng tin về lượt chạy nền</translation>
    </message>
    <message>
        <source>In the background: %1</source>
        <translation>Ở nền: %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Đã dừng: %1</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Đã xong: %1</translation>
    </message>
    <message>
        <source>It is in the history.</source>
        <translation>Nó ở trong lịch sử.</translation>
    </message>
</context>
<context>
    <name>headscope::app::BackupsView</name>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Ablate every head again with the set gone already</source>
        <translation>Cắt lại từng head khi tập đã mất</translation>
    </message>
    <message>
        <source>Stop at once; nothing is kept of it</source>
        <translation>Dừng ngay; không giữ lại gì</translation>
    </message>
    <message>
        <source>How many heads are computed</source>
        <translation>Đã tính bao nhiêu head</translation>
    </message>
    <message>
        <source>Heads by how much their effect grows once the set is gone</source>
        <translation>Các head theo mức tác động của chúng tăng khi tập đã mất</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Mức tăng</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Một mình</translation>
    </message>
    <message>
        <source>Set gone</source>
        <translation>Đã cắt tập</translation>
    </message>
    <message>
        <source>%1 of %2 heads</source>
        <translation>%1 trên %2 head</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>Which heads do more once the set is gone is not computed yet.</source>
        <translation>Chưa tính những head nào làm nhiều hơn khi tập đã mất.</translation>
    </message>
    <message>
        <source>No head does more for the target with %1 ablated.</source>
        <translation>Không head nào làm nhiều hơn cho mục tiêu khi %1 bị cắt bỏ.</translation>
    </message>
    <message>
        <source>With %1 ablated, these do more for ln P of the target than alone:</source>
        <translation>Khi %1 bị cắt bỏ, các head này làm nhiều hơn cho ln P của mục tiêu so với khi đứng một mình:</translation>
    </message>
    <message>
        <source>With %1 ablated, these do more for the logit difference than alone:</source>
        <translation>Khi %1 bị cắt bỏ, các head này làm nhiều hơn cho hiệu logit so với khi đứng một mình:</translation>
    </message>
</context>
<context>
    <name>headscope::app::ClaimDialog</name>
    <message>
        <source>is more than</source>
        <translation>lớn hơn</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>nhỏ hơn</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ít nhất là</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>nhiều nhất là</translation>
    </message>
    <message>
        <source>is the same as</source>
        <translation>bằng</translation>
    </message>
    <message>
        <source>this number:</source>
        <translation>con số này:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What Must Hold</source>
        <translation>Điều phải đúng</translation>
    </message>
    <message>
        <source>The fact that is compared</source>
        <translation>Số liệu được so sánh</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>So sánh thế nào</translation>
    </message>
    <message>
        <source>With what it is compared</source>
        <translation>So sánh với gì</translation>
    </message>
    <message>
        <source>The number that it is compared with</source>
        <translation>Con số để so sánh</translation>
    </message>
    <message>
        <source>A probability is a number from 0 to 1 here, and a change of five percentage points is 0.05.</source>
        <translation>Ở đây xác suất là số từ 0 đến 1, và thay đổi năm điểm phần trăm là 0.05.</translation>
    </message>
    <message>
        <source>The lesson has no facts yet: add one first.</source>
        <translation>Bài học chưa có số liệu nào: hãy thêm một số liệu trước.</translation>
    </message>
    <message>
        <source>Whether that holds here is not known yet.</source>
        <translation>Chưa biết điều đó có đúng ở đây không.</translation>
    </message>
    <message>
        <source>That holds on the open model.</source>
        <translation>Điều đó đúng trên mô hình đang mở.</translation>
    </message>
    <message>
        <source>That does not hold on the open model.</source>
        <translation>Điều đó không đúng trên mô hình đang mở.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ClaimsDialog</name>
    <message>
        <source>What the Text Rests On</source>
        <translation>Văn bản dựa trên điều gì</translation>
    </message>
    <message>
        <source>Comparisons; those that are ticked must hold</source>
        <translation>Các phép so sánh; những phép được đánh dấu phải đúng</translation>
    </message>
    <message>
        <source>Where one of them does not hold on a model, learners read the text for where it is otherwise.</source>
        <translation>Nơi một trong số đó không đúng trên một mô hình, người học đọc văn bản dành cho trường hợp khác.</translation>
    </message>
    <message>
        <source>Another &amp;Comparison…</source>
        <translation>&amp;Phép so sánh khác…</translation>
    </message>
    <message>
        <source>Add a &amp;Fact…</source>
        <translation>Thêm &amp;số liệu…</translation>
    </message>
    <message>
        <source>A number of what is on screen, to compare</source>
        <translation>Một con số của những gì trên màn hình, để so sánh</translation>
    </message>
    <message>
        <source>%1 — holds on the open model</source>
        <translation>%1 — đúng trên mô hình đang mở</translation>
    </message>
    <message>
        <source>%1 — does not hold on the open model</source>
        <translation>%1 — không đúng trên mô hình đang mở</translation>
    </message>
</context>
<context>
    <name>headscope::app::ClassResults</name>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Lưu thành CSV…</translation>
    </message>
    <message>
        <source>&amp;Remove All</source>
        <translation>&amp;Bỏ tất cả</translation>
    </message>
    <message>
        <source>Answers to Collect</source>
        <translation>Câu trả lời cần thu</translation>
    </message>
    <message>
        <source>Answers (*.headscope-answers)</source>
        <translation>Câu trả lời (*.headscope-answers)</translation>
    </message>
    <message>
        <source>Answers of a Class</source>
        <translation>Câu trả lời của một lớp</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Bài học</translation>
    </message>
    <message>
        <source>Learners and what they answered</source>
        <translation>Người học và điều họ trả lời</translation>
    </message>
    <message>
        <source>Texts that were written</source>
        <translation>Các đoạn đã viết</translation>
    </message>
    <message>
        <source>&amp;Add Files…</source>
        <translation>&amp;Thêm tệp…</translation>
    </message>
    <message>
        <source>Add a &amp;Folder…</source>
        <translation>Thêm thư &amp;mục…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <source>Folder of Answers</source>
        <translation>Thư mục câu trả lời</translation>
    </message>
    <message>
        <source>There are no answers in %1: files that end in .headscope-answers.</source>
        <translation>Không có câu trả lời nào trong %1: các tệp có đuôi .headscope-answers.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Bỏ ra ngoài: %1</translation>
    </message>
    <message>
        <source>Add the files that your class handed in, or drop them here: each learner saves one by Lesson &gt; Save My Answers. No names are in them.</source>
        <translation>Thêm các tệp lớp bạn đã nộp, hoặc thả chúng vào đây: mỗi người học lưu một tệp bằng Bài học &gt; Lưu câu trả lời. Trong đó không có tên ai.</translation>
    </message>
    <message numerus="yes">
        <source>%n learner(s).</source>
        <translation>
            <numerusform>%n người học.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another version or another model: not in the bars.</source>
        <translation>
            <numerusform>%n của phiên bản khác hoặc mô hình khác: không có trong các thanh.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
%2 right, %3 wrong, %4 skipped, of %5</source>
        <translation>%1
%2 đúng, %3 sai, %4 bỏ qua, trên %5</translation>
    </message>
    <message>
        <source>The %1 most frequent of %2 answers:</source>
        <translation>%1 câu trả lời hay gặp nhất trong %2:</translation>
    </message>
    <message>
        <source>Save Answers as CSV</source>
        <translation>Lưu câu trả lời thành CSV</translation>
    </message>
    <message>
        <source>Wrote %1: a row an attempt.</source>
        <translation>Đã ghi %1: mỗi lần trả lời một dòng.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ClassResultsModel</name>
    <message>
        <source>right</source>
        <translation>đúng</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>không chấm</translation>
    </message>
    <message>
        <source>another version of the lesson</source>
        <translation>phiên bản khác của bài học</translation>
    </message>
    <message>
        <source>another model</source>
        <translation>mô hình khác</translation>
    </message>
    <message>
        <source>another version and another model</source>
        <translation>phiên bản khác và mô hình khác</translation>
    </message>
    <message>
        <source>%1 (%2; hints: %3; %4 s)</source>
        <translation>%1 (%2; gợi ý: %3; %4 s)</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Nhận xét</translation>
    </message>
</context>
<context>
    <name>headscope::app::CommandTable</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>headscope::app::CompareView</name>
    <message>
        <source>not computed</source>
        <translation>chưa tính</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Đối chứng</translation>
    </message>
    <message>
        <source>Save &amp;Figure…</source>
        <translation>&amp;Lưu hình…</translation>
    </message>
    <message>
        <source>Both maps and their difference as PDF, SVG or PNG</source>
        <translation>Cả hai bản đồ và hiệu của chúng dưới dạng PDF, SVG hoặc PNG</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3</source>
        <translation>Tầng %1, head %2: %3</translation>
    </message>
    <message>
        <source>Two runs of %1</source>
        <translation>Hai lượt chạy của %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 và %2</translation>
    </message>
    <message>
        <source>Effect on P(%1)</source>
        <translation>Tác động lên P(%1)</translation>
    </message>
    <message>
        <source>Effects on P(%1) and P(%2)</source>
        <translation>Tác động lên P(%1) và P(%2)</translation>
    </message>
    <message>
        <source>%1, each head %2</source>
        <translation>%1, mỗi head %2</translation>
    </message>
    <message>
        <source>%1 — Compare Runs</source>
        <translation>%1 — So sánh lượt chạy</translation>
    </message>
    <message>
        <source>Compare Runs</source>
        <translation>So sánh lượt chạy</translation>
    </message>
    <message>
        <source>No runs are chosen</source>
        <translation>Chưa chọn lượt chạy nào</translation>
    </message>
    <message>
        <source>Choose two runs in the history (hold Ctrl for the second), then Compare.</source>
        <translation>Chọn hai lượt chạy trong lịch sử (giữ Ctrl cho lượt thứ hai), rồi So sánh.</translation>
    </message>
    <message>
        <source>Both runs asked the same of the same model.</source>
        <translation>Cả hai lượt chạy hỏi cùng một điều với cùng một mô hình.</translation>
    </message>
    <message>
        <source>Both runs asked the same of a model of this name; whether its weights were the same is not known.</source>
        <translation>Cả hai lượt chạy hỏi cùng một điều với một mô hình có tên này; không rõ trọng số có giống nhau không.</translation>
    </message>
    <message>
        <source>first: clean P %1</source>
        <translation>thứ nhất: P gốc %1</translation>
    </message>
    <message>
        <source>second: clean P %1</source>
        <translation>thứ hai: P gốc %1</translation>
    </message>
    <message>
        <source>Second − first</source>
        <translation>Thứ hai − thứ nhất</translation>
    </message>
    <message>
        <source>all on the locked scale</source>
        <translation>tất cả trên thang đã khóa</translation>
    </message>
    <message>
        <source>all on one scale</source>
        <translation>tất cả trên một thang</translation>
    </message>
    <message>
        <source>Layer %1, head %2
first: %3
second: %4
difference: %5</source>
        <translation>Tầng %1, head %2
thứ nhất: %3
thứ hai: %4
hiệu: %5</translation>
    </message>
</context>
<context>
    <name>headscope::app::ContinuationView</name>
    <message>
        <source>What the model wrote, token by token</source>
        <translation>Những gì mô hình đã viết, từng token một</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>gốc</translation>
    </message>
    <message>
        <source>ablated</source>
        <translation>cắt bỏ</translation>
    </message>
</context>
<context>
    <name>headscope::app::Document</name>
    <message>
        <source>The file of your named sets cannot be read, and is left as it is: %1. %2</source>
        <translation>Không đọc được tệp các tập có tên, và tệp được để nguyên: %1. %2</translation>
    </message>
    <message>
        <source>show the run “%1”</source>
        <translation>hiện lượt chạy “%1”</translation>
    </message>
</context>
<context>
    <name>headscope::app::DonorField</name>
    <message>
        <source>Swap</source>
        <translation>Hoán đổi</translation>
    </message>
    <message>
        <source>Prompt and donor change places: what was noising becomes denoising, and the other way round.</source>
        <translation>Prompt và prompt nguồn đổi chỗ: gây nhiễu trở thành khử nhiễu, và ngược lại.</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>Prompt nguồn</translation>
    </message>
    <message>
        <source>Type the prompt that a head&apos;s output is taken from: with as many tokens, such as the same sentence with another name.</source>
        <translation>Gõ prompt mà đầu ra của head được lấy từ đó: có cùng số token, ví dụ cùng câu ấy với một tên khác.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) differ from the prompt&apos;s, from token %1 on.</source>
        <translation>
            <numerusform>%n token khác với prompt, kể từ token %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt and donor tell target from control alike (logit differences %1 and %2): a patch has nothing to bring back. Take a donor with another answer.</source>
        <translation>Prompt và prompt nguồn phân biệt mục tiêu với đối chứng như nhau (hiệu logit %1 và %2): phép vá không có gì để đưa trở lại. Hãy lấy prompt nguồn có câu trả lời khác.</translation>
    </message>
    <message>
        <source>Denoising: the donor says the target more (logit difference %2, the prompt&apos;s %1). A head whose output brings the target back is sufficient for it.</source>
        <translation>Khử nhiễu: prompt nguồn nói mục tiêu nhiều hơn (hiệu logit %2, của prompt là %1). Head nào có đầu ra đưa mục tiêu trở lại thì đủ cho nó.</translation>
    </message>
    <message>
        <source>Noising: the prompt says the target more (logit difference %1, the donor&apos;s %2). A head whose output takes the target away is necessary for it.</source>
        <translation>Gây nhiễu: prompt nói mục tiêu nhiều hơn (hiệu logit %1, của prompt nguồn là %2). Head nào có đầu ra làm mất mục tiêu thì cần cho nó.</translation>
    </message>
    <message numerus="yes">
        <source>The donor has %n token(s) too many. The two part at token %1: put a word of fewer tokens into the donor, or one of more tokens into the prompt.</source>
        <translation>
            <numerusform>Prompt nguồn thừa %n token. Hai bên khác nhau từ token %1: đặt một từ ít token hơn vào prompt nguồn, hoặc một từ nhiều token hơn vào prompt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The donor has %n token(s) too few. The two part at token %1: put a word of more tokens into the donor, or one of fewer tokens into the prompt.</source>
        <translation>
            <numerusform>Prompt nguồn thiếu %n token. Hai bên khác nhau từ token %1: đặt một từ nhiều token hơn vào prompt nguồn, hoặc một từ ít token hơn vào prompt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The donor is the prompt itself: every patch must leave the clean run as it is, which is a check. For a result, change a word of it.</source>
        <translation>Prompt nguồn trùng với prompt: mọi phép vá phải để nguyên lượt chạy gốc, đó là một phép kiểm tra. Để có kết quả, hãy đổi một từ của nó.</translation>
    </message>
</context>
<context>
    <name>headscope::app::DownloadDialog</name>
    <message>
        <source>&amp;Look Up Size</source>
        <translation>&amp;Xem kích thước</translation>
    </message>
    <message>
        <source>Download a Model</source>
        <translation>Tải xuống một mô hình</translation>
    </message>
    <message>
        <source>Known models</source>
        <translation>Các mô hình đã biết</translation>
    </message>
    <message>
        <source>owner/name, or owner/name@revision</source>
        <translation>chủ/tên, hoặc chủ/tên@revision</translation>
    </message>
    <message>
        <source>Any model of GPT-2&apos;s architecture whose weights are safetensors</source>
        <translation>Mọi mô hình kiến trúc GPT-2 có trọng số dạng safetensors</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Mô hình:</translation>
    </message>
    <message>
        <source>Asks the hub for the files and their sizes; fetches none</source>
        <translation>Hỏi hub về các tệp và kích thước của chúng; không tải tệp nào</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>A download goes on in the background</source>
        <translation>Việc tải xuống tiếp tục ở nền</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Layers × heads</source>
        <translation>Tầng × head</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Số tham số</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 triệu</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>khoảng %1</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set: nothing is downloaded. Unset it and start Headscope again.</source>
        <translation>HF_HUB_OFFLINE hoặc TRANSFORMERS_OFFLINE đang được đặt: không tải gì xuống. Bỏ đặt nó và khởi động lại Headscope.</translation>
    </message>
    <message>
        <source>From %1 into the Hugging Face cache %2, where Python finds it too. %3 are free.</source>
        <translation>Từ %1 vào cache của Hugging Face %2, nơi Python cũng tìm thấy. Còn trống %3.</translation>
    </message>
    <message>
        <source>All of it is in the cache already.</source>
        <translation>Tất cả đã có sẵn trong cache.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Tiếp tục</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Tải xuống</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1; to fetch: %2. %3 are free.</source>
        <translation>
            <numerusform>%n tệp, %1; cần tải: %2. Còn trống %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1; to fetch: %2 (the rest is here already). %3 are free.</source>
        <translation>
            <numerusform>%n tệp, %1; cần tải: %2 (phần còn lại đã có ở đây). Còn trống %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::DownloadStrip</name>
    <message>
        <source>Looking up %1…</source>
        <translation>Đang tra %1…</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>Đang tải %1</translation>
    </message>
    <message>
        <source>Stopping the download of %1…</source>
        <translation>Đang dừng tải %1…</translation>
    </message>
    <message>
        <source>The download of %1 is not finished.</source>
        <translation>Việc tải %1 chưa xong.</translation>
    </message>
    <message>
        <source>%1 is downloaded.</source>
        <translation>Đã tải xong %1.</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Tiến độ tải xuống</translation>
    </message>
    <message>
        <source>Dismiss; what was fetched stays in the cache</source>
        <translation>Đóng; phần đã tải ở lại trong cache</translation>
    </message>
    <message>
        <source>Dismiss the download</source>
        <translation>Đóng tin tải xuống</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>Đang hỏi hub…</translation>
    </message>
    <message>
        <source>What was fetched is kept, and is not fetched again.</source>
        <translation>Phần đã tải được giữ lại, và không phải tải lần nữa.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>headscope::app::DraftStore</name>
    <message>
        <source>open a lesson to edit it</source>
        <translation>mở bài học để sửa</translation>
    </message>
</context>
<context>
    <name>headscope::app::DriftPanel</name>
    <message>
        <source>After a run: the mean of every head&apos;s output, layer by layer.</source>
        <translation>Sau một lượt chạy: trung bình đầu ra của từng head, theo từng tầng.</translation>
    </message>
    <message>
        <source>Head means</source>
        <translation>Trung bình head</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Tác động</translation>
    </message>
    <message>
        <source>The mean of each head&apos;s output in the clean run</source>
        <translation>Trung bình đầu ra của mỗi head ở lượt chạy gốc</translation>
    </message>
    <message>
        <source>What the first of the maps shows, layer by layer</source>
        <translation>Điều mà bản đồ đầu tiên cho thấy, theo từng tầng</translation>
    </message>
    <message>
        <source>Once the run is complete: what the first of the maps shows of each head, layer by layer.</source>
        <translation>Khi lượt chạy đã xong: điều mà bản đồ đầu tiên cho thấy về mỗi head, theo từng tầng.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Effects over the layers</source>
        <translation>Tác động qua các tầng</translation>
    </message>
    <message>
        <source>A point is a head: %1, each head %2. Squares and band: mean of a layer&apos;s heads and one standard deviation to either side.</source>
        <translation>Mỗi điểm là một head: %1, mỗi head %2. Ô vuông và dải: trung bình các head của một tầng và một độ lệch chuẩn về mỗi phía.</translation>
    </message>
    <message>
        <source>Dashed: least-squares line through all heads, %1.</source>
        <translation>Nét đứt: đường bình phương tối thiểu qua mọi head, %1.</translation>
    </message>
</context>
<context>
    <name>headscope::app::DriftPlot</name>
    <message>
        <source>Observed head means over layers</source>
        <translation>Trung bình quan sát của các head theo tầng</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>head mean</source>
        <translation>trung bình của head</translation>
    </message>
    <message>
        <source>a head</source>
        <translation>một head</translation>
    </message>
    <message>
        <source>layer mean ± sd</source>
        <translation>trung bình tầng ± độ lệch chuẩn</translation>
    </message>
    <message>
        <source>fitted line</source>
        <translation>đường khớp</translation>
    </message>
    <message>
        <source>Layer %1, head %2: observed mean %3</source>
        <translation>Tầng %1, head %2: trung bình quan sát %3</translation>
    </message>
    <message>
        <source>%1 over layers</source>
        <translation>%1 qua các tầng</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3</source>
        <translation>Tầng %1, head %2: %3</translation>
    </message>
</context>
<context>
    <name>headscope::app::EffectStrip</name>
    <message>
        <source>Effects on all prompts</source>
        <translation>Ảnh hưởng ở mọi prompt</translation>
    </message>
    <message>
        <source>%1 prompts, from %2 to %3</source>
        <translation>%1 prompt, từ %2 đến %3</translation>
    </message>
</context>
<context>
    <name>headscope::app::EventLog</name>
    <message>
        <source>A run was started.</source>
        <translation>Một lượt chạy đã bắt đầu.</translation>
    </message>
    <message>
        <source>Opened %1: %2 layers × %3 heads, from %4.</source>
        <translation>Đã mở %1: %2 tầng × %3 head, từ %4.</translation>
    </message>
    <message>
        <source>The run of “%1” finished in %2 s.</source>
        <translation>Lượt chạy của “%1” đã xong sau %2 giây.</translation>
    </message>
    <message>
        <source>The run of “%1” was stopped after %2 s.</source>
        <translation>Lượt chạy của “%1” đã bị dừng sau %2 giây.</translation>
    </message>
</context>
<context>
    <name>headscope::app::EveryHeadStudy</name>
    <message>
        <source>Ripples of patched heads are not computed: choose zero or another intervention above the maps.</source>
        <translation>Gợn sóng của các head được vá không được tính: hãy chọn bằng 0 hoặc phép can thiệp khác ở trên các bản đồ.</translation>
    </message>
</context>
<context>
    <name>headscope::app::EveryHeadView</name>
    <message>
        <source>Every Head</source>
        <translation>Từng head</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Ablate each head by itself: a map of what that changes of the cosine that the curves show</source>
        <translation>Cắt bỏ riêng từng head: bản đồ những gì việc đó thay đổi ở cosine mà các đường đang cho thấy</translation>
    </message>
    <message>
        <source>Stop; the heads that are finished stay</source>
        <translation>Dừng; các head đã xong được giữ lại</translation>
    </message>
    <message>
        <source>After which layer</source>
        <translation>Sau tầng nào</translation>
    </message>
    <message>
        <source>After which layer the cosines are looked at</source>
        <translation>Xem các cosine sau tầng nào</translation>
    </message>
    <message>
        <source>%1 % done, %2 left.</source>
        <translation>Đã xong %1 %, còn %2.</translation>
    </message>
    <message>
        <source>%1 % done.</source>
        <translation>Đã xong %1 %.</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không được: %1. %2</translation>
    </message>
    <message>
        <source>Computed for other tokens: compute it again for these.</source>
        <translation>Đã tính cho các token khác: hãy tính lại cho các token này.</translation>
    </message>
    <message>
        <source>What each head by itself changes of the cosine that the curves show.</source>
        <translation>Điều riêng từng head thay đổi ở cosine mà các đường đang cho thấy.</translation>
    </message>
    <message>
        <source>After layer %1</source>
        <translation>Sau tầng %1</translation>
    </message>
    <message>
        <source>It was stopped: heads without a colour were not computed.</source>
        <translation>Đã dừng: các head không có màu chưa được tính.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ExactTextEdit</name>
    <message>
        <source>It would make this text longer than the %1 characters that the field takes.</source>
        <translation>Nó sẽ làm văn bản này dài hơn %1 ký tự mà trường này nhận.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ExportFeature</name>
    <message>
        <source>Save Fig&amp;ure…</source>
        <translation>&amp;Lưu hình…</translation>
    </message>
    <message>
        <source>Maps and plots as PDF, SVG or PNG, with a preview</source>
        <translation>Bản đồ và đồ thị dưới dạng PDF, SVG hoặc PNG, có xem trước</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Copy as &amp;Picture</source>
        <translation>Sao chép &amp;dạng ảnh</translation>
    </message>
    <message>
        <source>Copy the maps shown, in the size and with the options of the last figure</source>
        <translation>Sao chép các bản đồ đang hiện, với kích thước và tùy chọn của hình gần nhất</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy Target Map as &amp;Table</source>
        <translation>&amp;Sao chép bản đồ mục tiêu thành bảng</translation>
    </message>
    <message>
        <source>Copy the target&apos;s numbers, a line a layer</source>
        <translation>Sao chép các con số của mục tiêu, mỗi tầng một dòng</translation>
    </message>
    <message>
        <source>Ctrl+Alt+C</source>
        <translation>Ctrl+Alt+C</translation>
    </message>
    <message>
        <source>Copy &amp;Control Map as Table</source>
        <translation>Sao chép &amp;bản đồ đối chứng thành bảng</translation>
    </message>
    <message>
        <source>Copy the control&apos;s numbers, a line a layer</source>
        <translation>Sao chép các con số của đối chứng, mỗi tầng một dòng</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+C</source>
        <translation>Ctrl+Alt+Shift+C</translation>
    </message>
    <message>
        <source>Copy Maps Shown as Ta&amp;bles</source>
        <translation>Sao &amp;chép các bản đồ đang hiện thành bảng</translation>
    </message>
    <message>
        <source>Copy the numbers of every map that is shown, whatever its quantity, one below the other</source>
        <translation>Sao chép các con số của mọi bản đồ đang hiện, bất kể đại lượng, bản đồ này dưới bản đồ kia</translation>
    </message>
    <message>
        <source>Ctrl+Alt+M</source>
        <translation>Ctrl+Alt+M</translation>
    </message>
    <message>
        <source>Save CS&amp;V…</source>
        <translation>Lưu CS&amp;V…</translation>
    </message>
    <message>
        <source>One row a head and intervention, as headscope-cli writes it</source>
        <translation>Một hàng cho mỗi head và phép can thiệp, như headscope-cli ghi ra</translation>
    </message>
    <message>
        <source>Ctrl+Alt+V</source>
        <translation>Ctrl+Alt+V</translation>
    </message>
    <message>
        <source>CSV F&amp;iles for Excel</source>
        <translation>Tệp CSV cho &amp;Excel</translation>
    </message>
    <message>
        <source>Begin CSV files with a byte order mark: without it Excel does not read them as UTF-8</source>
        <translation>Bắt đầu tệp CSV bằng dấu thứ tự byte (BOM): không có nó Excel không đọc là UTF-8</translation>
    </message>
    <message>
        <source>Ctrl+Alt+E</source>
        <translation>Ctrl+Alt+E</translation>
    </message>
    <message>
        <source>Save &amp;JSON…</source>
        <translation>Lưu &amp;JSON…</translation>
    </message>
    <message>
        <source>The whole run, as headscope-cli writes it</source>
        <translation>Toàn bộ lượt chạy, như headscope-cli ghi ra</translation>
    </message>
    <message>
        <source>Ctrl+Alt+J</source>
        <translation>Ctrl+Alt+J</translation>
    </message>
    <message>
        <source>Save as P&amp;ython…</source>
        <translation>Lưu thành P&amp;ython…</translation>
    </message>
    <message>
        <source>A program that repeats this run with transformers and compares the numbers</source>
        <translation>Một chương trình lặp lại lượt chạy này bằng transformers và so sánh các con số</translation>
    </message>
    <message>
        <source>Ctrl+Alt+P</source>
        <translation>Ctrl+Alt+P</translation>
    </message>
    <message>
        <source>E&amp;xport Everything…</source>
        <translation>Xuất &amp;ra tất cả…</translation>
    </message>
    <message>
        <source>Make a folder with all figures as PDF, PNG and SVG, the CSV and the JSON</source>
        <translation>Tạo một thư mục với mọi hình dạng PDF, PNG và SVG, cùng tệp CSV và JSON</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>Đã ghi %1</translation>
    </message>
    <message>
        <source>Copied the maps as a picture</source>
        <translation>Đã sao chép các bản đồ thành ảnh</translation>
    </message>
    <message>
        <source>Copied the map as a table</source>
        <translation>Đã sao chép bản đồ thành bảng</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n map(s) as tables</source>
        <translation>
            <numerusform>Đã sao chép %n bản đồ thành bảng</numerusform>
        </translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>Lưu CSV</translation>
    </message>
    <message>
        <source>Save JSON</source>
        <translation>Lưu JSON</translation>
    </message>
    <message>
        <source>Save as Python</source>
        <translation>Lưu thành Python</translation>
    </message>
    <message>
        <source>Export Everything Into</source>
        <translation>Xuất tất cả vào</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n file(s) to %1</source>
        <translation>
            <numerusform>Đã ghi %n tệp vào %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Its numbers as CSV or JSON, as headscope-cli writes them</source>
        <translation>Các con số của nó dạng CSV hoặc JSON, như headscope-cli ghi</translation>
    </message>
    <message>
        <source>Save Data of the &amp;Attribution…</source>
        <translation>Lưu dữ liệu &amp;phân bổ…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F5</source>
        <translation>Ctrl+Alt+Shift+F5</translation>
    </message>
    <message>
        <source>Save Data of the &amp;Ripples…</source>
        <translation>Lưu dữ liệu &amp;gợn sóng…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F7</source>
        <translation>Ctrl+Alt+Shift+F7</translation>
    </message>
    <message>
        <source>Save Data of the Pa&amp;irs…</source>
        <translation>Lưu dữ liệu các &amp;cặp…</translation>
    </message>
    <message>
        <source>Its numbers as CSV, JSON or NumPy&apos;s .npy, as headscope-cli writes them</source>
        <translation>Các con số của nó dạng CSV, JSON hoặc .npy của NumPy, như headscope-cli ghi</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F6</source>
        <translation>Ctrl+Alt+Shift+F6</translation>
    </message>
    <message>
        <source>Save Data by P&amp;osition…</source>
        <translation>Lưu dữ liệu theo &amp;vị trí…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F9</source>
        <translation>Ctrl+Alt+Shift+F9</translation>
    </message>
    <message>
        <source>Save Data of &amp;Layers and Tokens…</source>
        <translation>Lưu dữ liệu &amp;tầng và token…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F8</source>
        <translation>Ctrl+Alt+Shift+F8</translation>
    </message>
    <message>
        <source>The panel shows nothing that could be saved</source>
        <translation>Bảng không có gì để lưu</translation>
    </message>
    <message>
        <source>Bring it up, and compute it where it has a button for that.</source>
        <translation>Hãy mở bảng đó, và tính nếu nó có nút để tính.</translation>
    </message>
    <message>
        <source>Save Data of the Panel</source>
        <translation>Lưu dữ liệu của bảng</translation>
    </message>
    <message>
        <source>%1 names no format of this panel</source>
        <translation>%1 không nêu định dạng nào của bảng này</translation>
    </message>
    <message>
        <source>End the name with .csv, .json or .npy.</source>
        <translation>Hãy kết thúc tên bằng .csv, .json hoặc .npy.</translation>
    </message>
    <message>
        <source>End the name with .csv or .json.</source>
        <translation>Hãy kết thúc tên bằng .csv hoặc .json.</translation>
    </message>
    <message>
        <source>Data of Panels</source>
        <translation>Dữ liệu của các bảng</translation>
    </message>
    <message>
        <source>Save Ripples of E&amp;very Head…</source>
        <translation>Lưu gợn sóng của từng h&amp;ead…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F10</source>
        <translation>Ctrl+Alt+Shift+F10</translation>
    </message>
</context>
<context>
    <name>headscope::app::FactDialog</name>
    <message>
        <source>Insert a Number, Head or Token</source>
        <translation>Chèn số, head hoặc token</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Search the facts</source>
        <translation>Tìm trong các số liệu</translation>
    </message>
    <message>
        <source>What can be inserted</source>
        <translation>Những gì có thể chèn</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ở đây</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>&amp;Written as</source>
        <translation>&amp;Viết dưới dạng</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Chèn</translation>
    </message>
    <message>
        <source>No model is open: what they are is not known here.</source>
        <translation>Chưa mở mô hình nào: giá trị ở đây chưa biết.</translation>
    </message>
    <message>
        <source>Another way of writing it becomes a fact of its own</source>
        <translation>Cách viết khác sẽ thành một số liệu riêng</translation>
    </message>
    <message>
        <source>What they are here is being computed.</source>
        <translation>Đang tính giá trị ở đây.</translation>
    </message>
    <message>
        <source>On this model: %1.</source>
        <translation>Trên mô hình này: %1.</translation>
    </message>
    <message>
        <source>Of Two Numbers…</source>
        <translation>Từ hai số…</translation>
    </message>
    <message>
        <source>A difference, sum or product of two of these, or of one and a number</source>
        <translation>Hiệu, tổng hoặc tích của hai số trong danh sách, hoặc của một số và một con số được gõ</translation>
    </message>
    <message>
        <source>%1, of “%2”</source>
        <translation>%1, của “%2”</translation>
    </message>
</context>
<context>
    <name>headscope::app::Feature</name>
    <message>
        <source>Not of what is typed</source>
        <translation>Không phải của điều đang gõ</translation>
    </message>
</context>
<context>
    <name>headscope::app::FigureDialog</name>
    <message>
        <source>Save Figure</source>
        <translation>Lưu hình</translation>
    </message>
    <message>
        <source>PDF, for papers</source>
        <translation>PDF, cho bài báo</translation>
    </message>
    <message>
        <source>SVG, to be edited</source>
        <translation>SVG, để chỉnh sửa</translation>
    </message>
    <message>
        <source>PNG, in pixels</source>
        <translation>PNG, theo pixel</translation>
    </message>
    <message>
        <source>Parts, from top to bottom</source>
        <translation>Các phần, từ trên xuống dưới</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>&amp;Hình</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>Phép can thiệp</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Tùy chỉnh</translation>
    </message>
    <message>
        <source>Width, text size and format in one</source>
        <translation>Chiều rộng, cỡ chữ và định dạng trong một lựa chọn</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Kích thước</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>Định &amp;dạng</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Chiều rộng</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Chiều cao</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Millimetres on paper, or pixels of 1/96 inch</source>
        <translation>Milimét trên giấy, hoặc pixel 1/96 inch</translation>
    </message>
    <message>
        <source>Height follows the content</source>
        <translation>Chiều cao theo nội dung</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Độ phân giải</translation>
    </message>
    <message>
        <source>Pixel scale</source>
        <translation>Tỷ lệ pixel</translation>
    </message>
    <message>
        <source>&amp;Width, height</source>
        <translation>&amp;Rộng, cao</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>Độ phân g&amp;iải</translation>
    </message>
    <message>
        <source>Pixel scal&amp;e</source>
        <translation>Tỷ lệ pi&amp;xel</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>&amp;Cỡ chữ</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Tiêu đề</translation>
    </message>
    <message>
        <source>Title of the figure</source>
        <translation>Tiêu đề của hình</translation>
    </message>
    <message>
        <source>&amp;Values in the cells</source>
        <translation>&amp;Giá trị trong các ô</translation>
    </message>
    <message>
        <source>Colour &amp;bar</source>
        <translation>Thanh &amp;màu</translation>
    </message>
    <message>
        <source>C&amp;aption in the drawing</source>
        <translation>Chú thích tr&amp;ong hình</translation>
    </message>
    <message>
        <source>Model, prompt, tokens, intervention and positions. The file&apos;s metadata has them in any case.</source>
        <translation>Mô hình, prompt, token, phép can thiệp và vị trí. Siêu dữ liệu của tệp luôn có chúng.</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Lưu…</translation>
    </message>
    <message>
        <source>&amp;Copy as Picture</source>
        <translation>&amp;Sao chép thành ảnh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>Copy Ca&amp;ption</source>
        <translation>Sao ché&amp;p chú thích</translation>
    </message>
    <message>
        <source>As plain text</source>
        <translation>Dạng văn bản thường</translation>
    </message>
    <message>
        <source>For LaTeX</source>
        <translation>Cho LaTeX</translation>
    </message>
    <message>
        <source>Copy the caption for LaTeX</source>
        <translation>Sao chép chú thích cho LaTeX</translation>
    </message>
    <message>
        <source>The same for \caption{…}, with every special character escaped</source>
        <translation>Cũng vậy, cho \caption{…}, với mọi ký tự đặc biệt được thoát</translation>
    </message>
    <message>
        <source>Both maps</source>
        <translation>Cả hai bản đồ</translation>
    </message>
    <message>
        <source>All maps</source>
        <translation>Mọi bản đồ</translation>
    </message>
    <message>
        <source>Map: %1</source>
        <translation>Bản đồ: %1</translation>
    </message>
    <message>
        <source>A composition of parts</source>
        <translation>Ghép nhiều phần</translation>
    </message>
    <message>
        <source>%1: points</source>
        <translation>%1: các điểm</translation>
    </message>
    <message>
        <source>%1: histograms</source>
        <translation>%1: biểu đồ tần số</translation>
    </message>
    <message>
        <source>Attention of head %1</source>
        <translation>Attention của head %1</translation>
    </message>
    <message>
        <source>Growth of the set</source>
        <translation>Sự mở rộng của tập</translation>
    </message>
    <message>
        <source>Drift plot of head means</source>
        <translation>Đồ thị trôi (drift) của trung bình các head</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixel</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 đã có</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Chọn tên khác.</translation>
    </message>
    <message>
        <source>Copied. Paste it into a document.</source>
        <translation>Đã sao chép. Dán vào một tài liệu.</translation>
    </message>
    <message>
        <source>Copied the caption.</source>
        <translation>Đã sao chép chú thích.</translation>
    </message>
    <message>
        <source>Where the logit difference comes from</source>
        <translation>Hiệu logit từ đâu mà có</translation>
    </message>
    <message>
        <source>Ripples over the layers</source>
        <translation>Gợn sóng qua các tầng</translation>
    </message>
    <message>
        <source>Map of pairs</source>
        <translation>Bản đồ các cặp</translation>
    </message>
    <message>
        <source>Effects of a head on all prompts</source>
        <translation>Tác động của một head trên mọi prompt</translation>
    </message>
    <message>
        <source>Maps by position</source>
        <translation>Bản đồ theo vị trí</translation>
    </message>
    <message>
        <source>Layers and tokens</source>
        <translation>Tầng và token</translation>
    </message>
    <message>
        <source>Effects over the layers</source>
        <translation>Tác động qua các tầng</translation>
    </message>
    <message>
        <source>Caption as a text file</source>
        <translation>Chú thích thành tệp văn bản</translation>
    </message>
    <message>
        <source>Beside the figure, by its name with .txt</source>
        <translation>Bên cạnh hình, cùng tên với đuôi .txt</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
</context>
<context>
    <name>headscope::app::FigurePreview</name>
    <message>
        <source>Preview: %1</source>
        <translation>Xem trước: %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::FigurePrintControls</name>
    <message>
        <source>DejaVu Sans, the usual</source>
        <translation>DejaVu Sans, như thường lệ</translation>
    </message>
    <message>
        <source>Fo&amp;nt</source>
        <translation>Phô&amp;ng chữ</translation>
    </message>
    <message>
        <source>For prints in black and white. Where cells have their values, these have the sign, and no marks are drawn</source>
        <translation>Để in đen trắng. Nơi các ô có giá trị thì giá trị đã có dấu, và không vẽ thêm dấu</translation>
    </message>
    <message>
        <source>By the colour alone</source>
        <translation>Chỉ bằng màu</translation>
    </message>
    <message>
        <source>+ and − in the cells</source>
        <translation>+ và − trong các ô</translation>
    </message>
    <message>
        <source>Negative cells hatched</source>
        <translation>Gạch chéo các ô âm</translation>
    </message>
    <message>
        <source>A scale is a round number, the same for all interventions or locked, so that figures can be compared; up to the largest effect, weak ones are seen best</source>
        <translation>Một thang là một số tròn, chung cho mọi phép can thiệp hoặc đã khóa, để so sánh được các hình; lấy đến tác động lớn nhất thì thấy rõ nhất các tác động yếu</translation>
    </message>
    <message>
        <source>At the scale&apos;s end</source>
        <translation>Ở cuối thang</translation>
    </message>
    <message>
        <source>At the largest effect</source>
        <translation>Ở tác động lớn nhất</translation>
    </message>
    <message>
        <source>&amp;Letters a, b, c on the panels</source>
        <translation>Chữ &amp;a, b, c trên các phần</translation>
    </message>
    <message>
        <source>Where there is more than one map or plot</source>
        <translation>Nơi có nhiều hơn một bản đồ hoặc đồ thị</translation>
    </message>
    <message>
        <source>L&amp;ine that names the run</source>
        <translation>Dòng ghi tên lượt chạ&amp;y</translation>
    </message>
    <message>
        <source>Model, prompt and positions, once above all panels</source>
        <translation>Mô hình, prompt và vị trí, một lần phía trên mọi phần</translation>
    </message>
    <message>
        <source>Si&amp;gns</source>
        <translation>Dấ&amp;u</translation>
    </message>
    <message>
        <source>Colo&amp;urs end</source>
        <translation>&amp;Biên thang màu</translation>
    </message>
    <message>
        <source>%1, which is not here</source>
        <translation>%1, không có ở đây</translation>
    </message>
</context>
<context>
    <name>headscope::app::FindingLine</name>
    <message>
        <source>What the run shows</source>
        <translation>Lượt chạy cho thấy gì</translation>
    </message>
    <message>
        <source>After a run: what it shows, in words.</source>
        <translation>Sau một lượt chạy: nó cho thấy gì, bằng lời.</translation>
    </message>
    <message>
        <source>Show log-probability</source>
        <translation>Hiện log xác suất</translation>
    </message>
</context>
<context>
    <name>headscope::app::GalleryDialog</name>
    <message>
        <source>&amp;Save Prompt</source>
        <translation>&amp;Lưu prompt</translation>
    </message>
    <message>
        <source>&amp;Use and Run</source>
        <translation>&amp;Dùng và chạy</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Prompt Gallery</source>
        <translation>Thư viện prompt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter the prompts</source>
        <translation>Lọc các prompt</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Các prompt</translation>
    </message>
    <message>
        <source>What the prompt as typed shows</source>
        <translation>Prompt đang gõ cho thấy điều gì</translation>
    </message>
    <message>
        <source>What does your prompt show? One sentence</source>
        <translation>Prompt này cho thấy điều gì? Một câu</translation>
    </message>
    <message>
        <source>Fill in prompt, target and control, and run (Enter)</source>
        <translation>Điền prompt, mục tiêu và đối chứng, rồi chạy (Enter)</translation>
    </message>
    <message>
        <source>Delete a prompt of your own (Delete); can be undone</source>
        <translation>Xóa một prompt tự thêm (Delete); hoàn tác được</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>Đã xóa “%1”.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>The prompt is empty: there is nothing to save.</source>
        <translation>Prompt trống: không có gì để lưu.</translation>
    </message>
    <message>
        <source>Saves prompt, target and control, and the donor if there is one, as they are in the window now, with this sentence.</source>
        <translation>Lưu prompt, mục tiêu và đối chứng, và prompt nguồn nếu có, như đang có trong cửa sổ, cùng với câu này.</translation>
    </message>
</context>
<context>
    <name>headscope::app::GalleryModel</name>
    <message>
        <source>%1 · yours</source>
        <translation>%1 · tự thêm</translation>
    </message>
    <message>
        <source>%1 is longer than a token.</source>
        <translation>%1 dài hơn một token.</translation>
    </message>
    <message>
        <source>%1 is %2 tokens in this model, and must be one.</source>
        <translation>%1 là %2 token trong mô hình này, mà phải là một.</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 so với %2</translation>
    </message>
    <message>
        <source>%1
Donor: %2</source>
        <translation>%1
Prompt nguồn: %2</translation>
    </message>
    <message>
        <source>%1 against %2 · donor</source>
        <translation>%1 so với %2 · nguồn</translation>
    </message>
    <message>
        <source>Prompt and donor have different numbers of tokens in this model.</source>
        <translation>Prompt và prompt nguồn không có cùng số token trong mô hình này.</translation>
    </message>
</context>
<context>
    <name>headscope::app::GenerateDialog</name>
    <message>
        <source>Indirect objects (IOI)</source>
        <translation>Tân ngữ gián tiếp (IOI)</translation>
    </message>
    <message>
        <source>Capitals and countries</source>
        <translation>Thủ đô và quốc gia</translation>
    </message>
    <message>
        <source>Greater than (years)</source>
        <translation>Lớn hơn (năm)</translation>
    </message>
    <message>
        <source>Generate a Study</source>
        <translation>Tạo một khảo sát</translation>
    </message>
    <message>
        <source>the bundled model&apos;s words</source>
        <translation>các từ của mô hình đi kèm</translation>
    </message>
    <message>
        <source>&amp;Prompts:</source>
        <translation>&amp;Prompt:</translation>
    </message>
    <message>
        <source>&amp;Words:</source>
        <translation>&amp;Từ:</translation>
    </message>
    <message>
        <source>&amp;How many:</source>
        <translation>&amp;Bao nhiêu:</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>&amp;Hạt giống:</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Tạo</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>Các phép can thiệp</translation>
    </message>
    <message>
        <source>&amp;Interventions:</source>
        <translation>Phép &amp;can thiệp:</translation>
    </message>
    <message>
        <source>Prompts are made of templates by lot: the same seed makes the same prompts. Each has its template as its group, a donor for patching, and a set of reference prompts for means.</source>
        <translation>Các prompt được bốc thăm từ các mẫu câu: cùng hạt giống cho cùng các prompt. Mỗi prompt có mẫu câu làm nhóm, một prompt nguồn để vá, và một tập prompt tham chiếu cho các trung bình.</translation>
    </message>
    <message>
        <source>Not for these words: %1. The bundled model knows no numbers: none is a token of its own.</source>
        <translation>Không có cho những từ này: %1. Mô hình đi kèm không biết con số: không số nào là một token riêng.</translation>
    </message>
</context>
<context>
    <name>headscope::app::GivenMap</name>
    <message>
        <source>A run comes first.</source>
        <translation>Trước hết cần một lượt chạy.</translation>
    </message>
    <message>
        <source>The set is empty: add the heads that are to be ablated.</source>
        <translation>Tập đang trống: thêm vào những head cần cắt bỏ.</translation>
    </message>
</context>
<context>
    <name>headscope::app::GivenView</name>
    <message>
        <source>Map Given the Set</source>
        <translation>Bản đồ khi đã cắt tập</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Every head again with the set ablated already, beside the plain map: the heads that stand in for the set light up</source>
        <translation>Cắt lại từng head khi tập đã bị cắt bỏ, cạnh bản đồ thường: các head làm thay cho tập sẽ nổi lên</translation>
    </message>
    <message>
        <source>Stop at once; nothing is kept of it</source>
        <translation>Dừng ngay; không giữ lại gì</translation>
    </message>
    <message>
        <source>Which heads stand in for the set</source>
        <translation>Những head làm thay cho tập</translation>
    </message>
    <message>
        <source>%1 of %2 heads</source>
        <translation>%1 trên %2 head</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>What each head is worth once the heads of the set are gone. Where the model has a second head for the same work, it shows only here.</source>
        <translation>Mỗi head đáng giá bao nhiêu khi các head của tập không còn. Nếu mô hình có head thứ hai cho cùng công việc, chỉ ở đây mới thấy.</translation>
    </message>
    <message>
        <source>With %1 %2, P of %3 is %4 instead of %5.</source>
        <translation>Với %1 %2, P của %3 là %4 thay vì %5.</translation>
    </message>
    <message>
        <source>&lt;a href=&quot;%1&quot;&gt;%1&lt;/a&gt;: %2 given the set, %3 alone</source>
        <translation>&lt;a href=&quot;%1&quot;&gt;%1&lt;/a&gt;: %2 khi đã cắt tập, %3 khi cắt một mình</translation>
    </message>
    <message>
        <source>No head stands in for them.</source>
        <translation>Không head nào làm thay cho chúng.</translation>
    </message>
    <message>
        <source>These stand in for them most (change of ln P of the target):</source>
        <translation>Những head này làm thay nhiều nhất (thay đổi ln P của token mục tiêu):</translation>
    </message>
</context>
<context>
    <name>headscope::app::GroupMaps</name>
    <message>
        <source>A small map for each group of prompts</source>
        <translation>Một bản đồ nhỏ cho mỗi nhóm prompt</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n prompt(s)</source>
        <translation>
            <numerusform>%1, %n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, head %2: %3</source>
        <translation>%1, head %2: %3</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::GrowthPlot</name>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>head added</source>
        <translation>head thêm vào</translation>
    </message>
    <message>
        <source>Probability of %1 as the set grows</source>
        <translation>Xác suất của %1 khi tập lớn dần</translation>
    </message>
</context>
<context>
    <name>headscope::app::GrowthView</name>
    <message>
        <source>Add the Next Head</source>
        <translation>Thêm head kế tiếp</translation>
    </message>
    <message>
        <source>Add Heads:</source>
        <translation>Thêm số head:</translation>
    </message>
    <message>
        <source>Add Until It Stops Falling</source>
        <translation>Thêm cho đến khi thôi giảm</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Put in the head that lowers the target most, given those that are in the set</source>
        <translation>Đưa vào head làm mục tiêu giảm nhiều nhất, khi đã có các head trong tập</translation>
    </message>
    <message>
        <source>So many heads, one after the other</source>
        <translation>Chừng ấy head, lần lượt từng head</translation>
    </message>
    <message>
        <source>Go on until no head that is left lowers the target any further</source>
        <translation>Tiếp tục cho đến khi không head nào còn lại làm mục tiêu giảm thêm</translation>
    </message>
    <message>
        <source>Stop at once; the heads that have been added stay</source>
        <translation>Dừng ngay; các head đã thêm ở lại</translation>
    </message>
    <message>
        <source>How many heads to add</source>
        <translation>Số head cần thêm</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Đã thêm</translation>
    </message>
    <message>
        <source>P target</source>
        <translation>P mục tiêu</translation>
    </message>
    <message>
        <source>change</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>hạng</translation>
    </message>
    <message>
        <source>P control</source>
        <translation>P đối chứng</translation>
    </message>
    <message>
        <source>Steps of growth</source>
        <translation>Các bước mở rộng</translation>
    </message>
    <message>
        <source>Trying every head; %1 to add.</source>
        <translation>Đang thử mọi head; còn %1 head cần thêm.</translation>
    </message>
    <message>
        <source>Trying every head…</source>
        <translation>Đang thử mọi head…</translation>
    </message>
    <message>
        <source>Stopped; the heads that were added stay. Undo takes them out one by one.</source>
        <translation>Đã dừng; các head đã thêm ở lại. Hoàn tác lấy từng head ra.</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>Ended: the next head would lower P of %1 by less than 1 % of its clean value. One more head can still be added.</source>
        <translation>Đã kết thúc: head kế tiếp sẽ làm P của %1 giảm ít hơn 1 % giá trị gốc. Vẫn có thể thêm một head nữa.</translation>
    </message>
    <message>
        <source>Ended: another token is the most likely one, and P of %1 is below 1 %. Further heads say little.</source>
        <translation>Đã kết thúc: token khác có khả năng cao nhất, và P của %1 dưới 1 %. Thêm head nữa không nói lên nhiều.</translation>
    </message>
    <message>
        <source>No head that is left lowers the target further.</source>
        <translation>Không head nào còn lại làm mục tiêu giảm thêm.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>mục tiêu</translation>
    </message>
    <message>
        <source>control</source>
        <translation>đối chứng</translation>
    </message>
</context>
<context>
    <name>headscope::app::GuideWindow</name>
    <message>
        <source>This page has not been translated. It is shown in English.</source>
        <translation>Trang này chưa được dịch. Nó được hiện bằng tiếng Anh.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Tìm trong hướng dẫn</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Các trang hướng dẫn</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Trang hướng dẫn</translation>
    </message>
    <message>
        <source>The guide&apos;s pages are missing from %1. Install the program again, or read resources/help in its sources.</source>
        <translation>Các trang hướng dẫn không có trong %1. Cài lại chương trình, hoặc đọc resources/help trong mã nguồn.</translation>
    </message>
</context>
<context>
    <name>headscope::app::HandBars</name>
    <message>
        <source>first</source>
        <translation>lần đầu</translation>
    </message>
    <message>
        <source>second</source>
        <translation>lần hai</translation>
    </message>
    <message>
        <source>vote %1</source>
        <translation>lượt %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::HandoutDialog</name>
    <message>
        <source>With &amp;answers and notes for teachers</source>
        <translation>Kèm đá&amp;p án và ghi chú cho giáo viên</translation>
    </message>
    <message>
        <source>Save as Handout</source>
        <translation>Lưu thành phiếu học tập</translation>
    </message>
    <message>
        <source>PDF, to print</source>
        <translation>PDF, để in</translation>
    </message>
    <message>
        <source>HTML, a page for browsers</source>
        <translation>HTML, trang cho trình duyệt</translation>
    </message>
    <message>
        <source>Answers are known once a model is open and the lesson&apos;s numbers are computed.</source>
        <translation>Đáp án có khi đã mở mô hình và tính xong các con số của bài học.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>Đị&amp;nh dạng</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>N&amp;gôn ngữ</translation>
    </message>
    <message>
        <source>Without answers it is a worksheet: what is asked for is a blank.</source>
        <translation>Không kèm đáp án thì là phiếu bài tập: điều được hỏi để trống.</translation>
    </message>
    <message>
        <source>Markdown, for further editing</source>
        <translation>Markdown, để viết tiếp</translation>
    </message>
</context>
<context>
    <name>headscope::app::HeadsModel</name>
    <message>
        <source>Layer and head; the tick puts it into the ablation set</source>
        <translation>Tầng và head; dấu chọn đưa nó vào tập cắt bỏ</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>The mean of all the head&apos;s values in the clean run</source>
        <translation>Trung bình mọi giá trị của head trong lượt chạy gốc</translation>
    </message>
    <message>
        <source>Head mean</source>
        <translation>Trung bình head</translation>
    </message>
    <message>
        <source>The most likely token when the head is replaced</source>
        <translation>Token có khả năng cao nhất khi head bị thay</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
</context>
<context>
    <name>headscope::app::HeadsPanel</name>
    <message>
        <source>Filter: 9.6, layer 9, or a token</source>
        <translation>Lọc: 9.6, tầng 9 hoặc một token</translation>
    </message>
    <message>
        <source>Filter the table of heads</source>
        <translation>Lọc bảng các head</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Mọi head</translation>
    </message>
    <message>
        <source>After a run, every head with its numbers.</source>
        <translation>Sau một lượt chạy: mọi head với các con số của nó.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n head(s)</source>
        <translation>
            <numerusform>%1 trên %n head</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::HeadsProxy</name>
    <message>
        <source>layer</source>
        <extracomment>As one types it before a number to find the heads of that layer: &quot;layer 9&quot;</extracomment>
        <translation>tầng</translation>
    </message>
</context>
<context>
    <name>headscope::app::HeatmapPlot</name>
    <message>
        <source>Map of all heads</source>
        <translation>Bản đồ mọi head</translation>
    </message>
    <message>
        <source>Click a number: its layer goes into the ablation set, or out of it. Keys: Shift and Space</source>
        <translation>Nhấp một số: tầng của nó vào tập cắt bỏ, hoặc ra khỏi tập. Phím: Shift và Space</translation>
    </message>
    <message>
        <source>Click a number: its column goes into the ablation set, or out of it. Keys: Ctrl and Space</source>
        <translation>Nhấp một số: cột của nó vào tập cắt bỏ, hoặc ra khỏi tập. Phím: Ctrl và Space</translation>
    </message>
    <message>
        <source>Drag over cells: all of the rectangle goes into the ablation set. The wheel zooms, the middle button moves the map</source>
        <translation>Kéo qua các ô: cả hình chữ nhật vào tập cắt bỏ. Con lăn phóng to thu nhỏ, nút giữa di chuyển bản đồ</translation>
    </message>
    <message>
        <source>scale locked</source>
        <translation>thang đã khóa</translation>
    </message>
    <message>
        <source>The scale is locked: equal colours are equal changes in all runs</source>
        <translation>Thang màu đã khóa: màu bằng nhau là thay đổi bằng nhau trong mọi lượt chạy</translation>
    </message>
</context>
<context>
    <name>headscope::app::HelpFeature</name>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Hướng dẫn</translation>
    </message>
    <message>
        <source>How to use the window, and how its numbers are computed</source>
        <translation>Cách dùng cửa sổ, và cách các con số được tính</translation>
    </message>
    <message>
        <source>&amp;Keys and Mouse…</source>
        <translation>&amp;Phím và chuột…</translation>
    </message>
    <message>
        <source>Everything that can be done, with its keys, to be searched</source>
        <translation>Mọi điều làm được, với phím của nó, tìm kiếm được</translation>
    </message>
    <message>
        <source>Ctrl+/</source>
        <translation>Ctrl+/</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>Tù&amp;y chọn…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;About Headscope</source>
        <translation>Giới &amp;thiệu Headscope</translation>
    </message>
    <message>
        <source>Version, model and libraries</source>
        <translation>Phiên bản, mô hình và các thư viện</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F1</source>
        <translation>Ctrl+Shift+F1</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Headscope %1&lt;/h3&gt;&lt;p&gt;What does a GPT-2 model lose as each attention head is ablated?&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Headscope %1&lt;/h3&gt;&lt;p&gt;Mô hình GPT-2 mất gì khi từng attention head bị cắt bỏ?&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Model: %1, %2 layers × %3 heads, %4 parameters, %5 on disk&lt;br&gt;%6&lt;/p&gt;</source>
        <translation>&lt;p&gt;Mô hình: %1, %2 tầng × %3 head, %4 tham số, %5 trên đĩa&lt;br&gt;%6&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Computed in float32 with libtorch %1, %2, on %3 physical cores&lt;/p&gt;</source>
        <translation>&lt;p&gt;Tính bằng float32 với libtorch %1, %2, trên %3 nhân vật lý&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Qt %1, QCustomPlot. Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Qt %1, QCustomPlot. Phần mềm tự do theo GNU General Public License, phiên bản 3 hoặc mới hơn.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Headscope</source>
        <translation>Giới thiệu Headscope</translation>
    </message>
    <message>
        <source>Language, theme, colours, size of text, and what the engine may take</source>
        <translation>Ngôn ngữ, giao diện, màu, cỡ chữ, và những gì bộ máy tính được dùng</translation>
    </message>
</context>
<context>
    <name>headscope::app::HistogramPlot</name>
    <message>
        <source>heads</source>
        <translation>heads</translation>
    </message>
    <message>
        <source>%1 to %2: %3 heads under %4, %5 under %6</source>
        <translation>%1 đến %2: %3 head với %4, %5 với %6</translation>
    </message>
</context>
<context>
    <name>headscope::app::History</name>
    <message>
        <source>rename a run</source>
        <translation>đổi tên một lượt chạy</translation>
    </message>
    <message>
        <source>note on a run</source>
        <translation>ghi chú cho một lượt chạy</translation>
    </message>
    <message numerus="yes">
        <source>delete %n run(s)</source>
        <translation>
            <numerusform>xóa %n lượt chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>session notes</source>
        <translation>ghi chú của phiên</translation>
    </message>
</context>
<context>
    <name>headscope::app::HistoryFeature</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Show the &amp;History</source>
        <translation>&amp;Hiện lịch sử</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>The runs that were finished, to see and compare again</source>
        <translation>Các lượt chạy đã xong, để xem lại và so sánh</translation>
    </message>
    <message>
        <source>take a study off the list</source>
        <translation>bỏ một nghiên cứu khỏi danh sách</translation>
    </message>
    <message>
        <source>&amp;Open the Study</source>
        <translation>Mở nghiên &amp;cứu</translation>
    </message>
    <message>
        <source>Show the study that is chosen in the history</source>
        <translation>Hiện nghiên cứu đang chọn trong lịch sử</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+L</source>
        <translation>Ctrl+Alt+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Take the Study off the List</source>
        <translation>&amp;Bỏ nghiên cứu khỏi danh sách</translation>
    </message>
    <message>
        <source>The chosen study leaves the history; its files stay. It can be undone</source>
        <translation>Nghiên cứu đang chọn rời lịch sử; tệp của nó vẫn còn. Có thể hoàn tác</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+P</source>
        <translation>Ctrl+Alt+Shift+P</translation>
    </message>
</context>
<context>
    <name>headscope::app::HistoryPanel</name>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>Every run that you finish is kept here, with its map. Click one to see it again without computing; choose two with Ctrl to compare them.</source>
        <translation>Mọi lượt chạy đã xong được giữ ở đây, với bản đồ của nó. Nhấp một lượt để xem lại mà không phải tính; chọn hai lượt với Ctrl để so sánh.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Phiên</translation>
    </message>
    <message>
        <source>Both maps of two runs, and their difference: choose the second run with Ctrl and a click, or with Shift and an arrow key</source>
        <translation>Bản đồ của hai lượt chạy, và hiệu của chúng: chọn lượt thứ hai bằng Ctrl và nhấp, hoặc bằng Shift và phím mũi tên</translation>
    </message>
    <message>
        <source>Notes on the</source>
        <translation>Ghi chú cho</translation>
    </message>
    <message>
        <source>Notes on the chosen run</source>
        <translation>Ghi chú cho lượt chạy đã chọn</translation>
    </message>
    <message>
        <source>Notes on the whole session</source>
        <translation>Ghi chú cho cả phiên</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>The text was not put in. %1</source>
        <translation>Văn bản không được đưa vào. %1</translation>
    </message>
    <message>
        <source>Finished runs</source>
        <translation>Các lượt chạy đã xong</translation>
    </message>
    <message>
        <source>&amp;Earlier Run</source>
        <translation>Lượt chạy &amp;trước</translation>
    </message>
    <message>
        <source>Show the run before the one on screen</source>
        <translation>Hiện lượt chạy trước lượt trên màn hình</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>&amp;Later Run</source>
        <translation>Lượt chạy &amp;sau</translation>
    </message>
    <message>
        <source>Show the run after the one on screen</source>
        <translation>Hiện lượt chạy sau lượt trên màn hình</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>Write a Note on the &amp;Session</source>
        <translation>&amp;Viết ghi chú cho phiên</translation>
    </message>
    <message>
        <source>Write notes that belong to all of the session</source>
        <translation>Viết ghi chú thuộc về cả phiên</translation>
    </message>
    <message>
        <source>Ctrl+Alt+H</source>
        <translation>Ctrl+Alt+H</translation>
    </message>
    <message>
        <source>&amp;Rename Run</source>
        <translation>Đổ&amp;i tên lượt chạy</translation>
    </message>
    <message>
        <source>Ctrl+F2</source>
        <translation>Ctrl+F2</translation>
    </message>
    <message>
        <source>Give the chosen run a name of its own; F2 in the list</source>
        <translation>Đặt tên riêng cho lượt chạy đã chọn; F2 trong danh sách</translation>
    </message>
    <message>
        <source>Write a &amp;Note on the Run</source>
        <translation>Viết &amp;ghi chú cho lượt chạy</translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation>Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>Write down what you saw in the chosen run</source>
        <translation>Ghi lại điều thấy được trong lượt chạy đã chọn</translation>
    </message>
    <message>
        <source>&amp;Compare Runs</source>
        <translation>S&amp;o sánh các lượt chạy</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Show the two runs that are chosen in the history, and their difference</source>
        <translation>Hiện hai lượt chạy đã chọn trong lịch sử, và hiệu của chúng</translation>
    </message>
    <message>
        <source>&amp;Delete Runs</source>
        <translation>&amp;Xóa các lượt chạy</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Del</source>
        <translation>Ctrl+Shift+Del</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the history; Delete in the list. It can be undone</source>
        <translation>Lấy các lượt chạy đã chọn ra khỏi lịch sử; Delete trong danh sách. Hoàn tác được</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n lượt chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Chưa có lượt chạy nào</translation>
    </message>
    <message>
        <source>The note cannot be shown, and is kept. %1</source>
        <translation>Không hiện được ghi chú, và nó được giữ lại. %1</translation>
    </message>
    <message>
        <source>What you saw in this run</source>
        <translation>Điều thấy được trong lượt chạy này</translation>
    </message>
    <message>
        <source>Choose one run to write about it</source>
        <translation>Chọn một lượt chạy để ghi chú về nó</translation>
    </message>
</context>
<context>
    <name>headscope::app::InlineHint</name>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::InspectorFeature</name>
    <message>
        <source>Inspector</source>
        <translation>Chi tiết head</translation>
    </message>
    <message>
        <source>Alt+1</source>
        <translation>Alt+1</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Mọi head</translation>
    </message>
    <message>
        <source>Alt+2</source>
        <translation>Alt+2</translation>
    </message>
    <message>
        <source>Sort All Heads b&amp;y the Column</source>
        <translation>Sắp &amp;xếp mọi head theo cột</translation>
    </message>
    <message>
        <source>Sort the table by the column that the keyboard is in; once more, the other way round</source>
        <translation>Sắp xếp bảng theo cột đang nhận bàn phím; lần nữa thì theo chiều ngược lại</translation>
    </message>
    <message>
        <source>Ctrl+Alt+O</source>
        <translation>Ctrl+Alt+O</translation>
    </message>
</context>
<context>
    <name>headscope::app::InspectorPanel</name>
    <message>
        <source>After a run: choose a head in a map, the table or a plot to see what it does.</source>
        <translation>Sau một lượt chạy: chọn một head trong bản đồ, bảng hoặc đồ thị để xem nó làm gì.</translation>
    </message>
    <message>
        <source>Layer %1, head %2 is still to come.</source>
        <translation>Tầng %1, head %2 chưa được tính.</translation>
    </message>
    <message>
        <source>Click a cell to see what its head does, or walk over the map with the arrow keys.</source>
        <translation>Nhấp một ô để xem head của nó làm gì, hoặc đi trên bản đồ bằng các phím mũi tên.</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>Tầng %1, head %2</translation>
    </message>
    <message>
        <source>observed mean %1</source>
        <translation>trung bình quan sát %1</translation>
    </message>
    <message>
        <source>Choose a head in a map to see where it looks. What it does is covered: a question is about it.</source>
        <translation>Hãy chọn một head trên bản đồ để xem nó nhìn vào đâu. Những gì nó làm đang bị che: có câu hỏi về điều đó.</translation>
    </message>
</context>
<context>
    <name>headscope::app::InterventionMenu</name>
    <message>
        <source>Scale Head Outputs</source>
        <translation>Nhân đầu ra của head</translation>
    </message>
    <message>
        <source>Multiply by (0 is zero, 1 changes nothing):</source>
        <translation>Nhân với (0 là thay bằng 0, 1 không đổi gì):</translation>
    </message>
    <message>
        <source>&amp;Scale By…</source>
        <translation>&amp;Nhân với hệ số…</translation>
    </message>
    <message>
        <source>Choose the number that head outputs are multiplied by</source>
        <translation>Chọn số mà đầu ra của head được nhân với</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+S</source>
        <translation>Ctrl+Alt+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Only Zero and Mean</source>
        <translation>Chỉ &amp;0 và trung bình</translation>
    </message>
    <message>
        <source>Run the two interventions that a run has at the start</source>
        <translation>Chạy hai phép can thiệp mà lượt chạy có lúc đầu</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+0</source>
        <translation>Ctrl+Alt+Shift+0</translation>
    </message>
</context>
<context>
    <name>headscope::app::InterventionSwitch</name>
    <message>
        <source>Intervention</source>
        <translation>Phép can thiệp</translation>
    </message>
    <message>
        <source>It is one number of this prompt; mean ablation in the literature is the mean vector, which is in Run &gt; Interventions.</source>
        <translation>Đó là một con số của prompt này; cắt bỏ bằng trung bình trong các bài báo là vectơ trung bình, có ở Chạy &gt; Phép can thiệp.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LayerPlot</name>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>Layer %1, token %2, %3</source>
        <translation>Tầng %1, token %2, %3</translation>
    </message>
    <message>
        <source>Layer %1, all tokens at once</source>
        <translation>Tầng %1, mọi token cùng lúc</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>không biết</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::LayerStudy</name>
    <message>
        <source>A run with a donor comes first: choose Patch among Run &gt; Interventions, type the donor, and run.</source>
        <translation>Cần một lượt chạy có prompt nguồn: chọn Vá trong Chạy &gt; Phép can thiệp, rồi chạy.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LayersFeature</name>
    <message>
        <source>Layers and tokens</source>
        <translation>Tầng và token</translation>
    </message>
    <message>
        <source>Patch &amp;Layers and Tokens</source>
        <translation>Vá tần&amp;g và token</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+Y</source>
        <translation>Ctrl+Alt+Shift+Y</translation>
    </message>
    <message>
        <source>Ctrl+F8</source>
        <translation>Ctrl+F8</translation>
    </message>
</context>
<context>
    <name>headscope::app::LayersPanel</name>
    <message>
        <source>Layers and tokens</source>
        <translation>Tầng và token</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Phần phục hồi</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>Put what each layer of the donor&apos;s run has in the place of the prompt&apos;s, at each token alone and at all of them</source>
        <translation>Đặt điều mà mỗi tầng trong lượt chạy của prompt nguồn có vào chỗ của prompt, tại riêng từng token và tại mọi token</translation>
    </message>
    <message>
        <source>Stop at once; nothing is kept of it</source>
        <translation>Dừng ngay; không giữ lại gì</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>Residual stream</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Mọi head</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>The residual stream that enters the layer is the donor&apos;s: all that came before it.</source>
        <translation>Residual stream đi vào tầng là của prompt nguồn: mọi điều có trước nó.</translation>
    </message>
    <message>
        <source>What all heads of the layer give is the donor&apos;s; the rest stays the prompt&apos;s.</source>
        <translation>Điều mà mọi head của tầng cho ra là của prompt nguồn; phần còn lại vẫn của prompt.</translation>
    </message>
    <message>
        <source>What the layer&apos;s MLP gives is the donor&apos;s; the rest stays the prompt&apos;s.</source>
        <translation>Điều mà MLP của tầng cho ra là của prompt nguồn; phần còn lại vẫn của prompt.</translation>
    </message>
    <message>
        <source>%1: layers and tokens</source>
        <translation>%1: tầng và token</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>The two prompts&apos; logit differences are too near to each other for a share.</source>
        <translation>Hiệu logit của hai prompt quá gần nhau để tính một phần đường.</translation>
    </message>
    <message>
        <source>Most: %1 at layer %2, token %3, %4</source>
        <translation>Nhiều nhất: %1 ở tầng %2, token %3, %4</translation>
    </message>
    <message>
        <source>The session had these maps and does not keep them: Compute makes them again.</source>
        <translation>Phiên đã có các bản đồ này và không giữ chúng: Tính sẽ làm lại.</translation>
    </message>
    <message>
        <source>Whole layers patched from a donor</source>
        <translation>Cả tầng được vá từ prompt nguồn</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>What each layer of the donor&apos;s run has can take the place of the prompt&apos;s, at each token alone and at all of them: three maps show how much of the donor&apos;s answer comes with it.</source>
        <translation>Những gì mỗi tầng có trong lượt chạy của prompt nguồn có thể thế chỗ của prompt, tại từng token và tại mọi token: ba bản đồ cho thấy bao nhiêu phần câu trả lời của prompt nguồn đi theo.</translation>
    </message>
    <message>
        <source>At each layer and token the donor&apos;s residual stream that enters the layer, the output of all its heads, or its MLP&apos;s output takes the place of the prompt&apos;s; “all”: at all tokens at once. The three maps are on one scale.</source>
        <translation>Tại mỗi tầng và token, residual stream đi vào tầng, đầu ra của mọi head, hoặc đầu ra MLP của prompt nguồn thay cho của prompt; “tất cả”: tại mọi token cùng lúc. Ba bản đồ chung một thang.</translation>
    </message>
    <message>
        <source>Recovered: 0 is the prompt&apos;s logit difference, 1 the donor&apos;s.</source>
        <translation>Phần phục hồi: 0 là hiệu logit của prompt, 1 là của prompt nguồn.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonController</name>
    <message>
        <source>The lesson cannot be played with the model %1. Its step “%2” needs what this model cannot do: %3</source>
        <translation>Không thể học bài này với mô hình %1. Bước “%2” cần điều mà mô hình này không làm được: %3</translation>
    </message>
    <message>
        <source>Open the model that the lesson is made for, such as the bundled one, with File &gt; Choose a Model…, and begin it then.</source>
        <translation>Hãy mở mô hình mà bài học được soạn cho, chẳng hạn mô hình đi kèm, bằng Tệp &gt; Chọn mô hình…, rồi bắt đầu bài.</translation>
    </message>
    <message>
        <source>The lesson “%1” is for the model %2, and not for %3</source>
        <translation>Bài học “%1” dành cho mô hình %2, không dành cho %3</translation>
    </message>
    <message>
        <source>Open the model that the lesson is made for with File &gt; Choose a Model…, and begin it then.</source>
        <translation>Hãy mở mô hình mà bài học được soạn cho bằng Tệp &gt; Chọn mô hình…, rồi bắt đầu bài.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonList</name>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Open a File…</source>
        <translation>Mở tệp…</translation>
    </message>
    <message>
        <source>Keep its runs in the history</source>
        <translation>Giữ các lượt chạy trong lịch sử</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Bài học</translation>
    </message>
    <message>
        <source>A lesson of your teacher&apos;s: a .headscope-lesson file</source>
        <translation>Bài học của giáo viên: một tệp .headscope-lesson</translation>
    </message>
    <message>
        <source>Off: they go when the lesson is left, and Undo brings them back</source>
        <translation>Tắt: chúng mất đi khi rời bài học, và Hoàn tác đưa chúng trở lại</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ xong</translation>
    </message>
    <message>
        <source>◐ begun</source>
        <translation>◐ đang học</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>No lessons were found beside the program. Install it again, or open a lesson&apos;s file.</source>
        <translation>Không thấy bài học nào cạnh chương trình. Cài lại chương trình, hoặc mở tệp của một bài học.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonMakerFeature</name>
    <message>
        <source>Edit a Lesson</source>
        <translation>Sửa bài học</translation>
    </message>
    <message>
        <source>Lessons (*%1 lesson.json)</source>
        <translation>Bài học (*%1 lesson.json)</translation>
    </message>
    <message>
        <source>Save the lesson?</source>
        <translation>Lưu bài học?</translation>
    </message>
    <message>
        <source>The lesson “%1” that you are making has changes that are not saved.</source>
        <translation>Bài học “%1” đang soạn có thay đổi chưa lưu.</translation>
    </message>
    <message>
        <source>&amp;Make a Lesson</source>
        <translation>&amp;Soạn bài học</translation>
    </message>
    <message>
        <source>&amp;New Lesson</source>
        <translation>Bài học &amp;mới</translation>
    </message>
    <message>
        <source>Make a lesson of what the window shows, step by step</source>
        <translation>Soạn bài học từ những gì cửa sổ hiển thị, từng bước</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+N</source>
        <translation>Ctrl+Alt+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Edit a Lesson…</source>
        <translation>&amp;Sửa bài học…</translation>
    </message>
    <message>
        <source>A lesson&apos;s folder or file, to be changed</source>
        <translation>Thư mục hoặc tệp của bài học, để sửa</translation>
    </message>
    <message>
        <source>Make a &amp;Copy to Edit…</source>
        <translation>Tạo bản &amp;chép để sửa…</translation>
    </message>
    <message>
        <source>One of the program&apos;s own lessons, as the beginning of yours</source>
        <translation>Một bài học của chương trình, làm điểm bắt đầu</translation>
    </message>
    <message>
        <source>&amp;Go to the Lesson</source>
        <translation>Đế&amp;n bài học</translation>
    </message>
    <message>
        <source>The window in which the lesson is made</source>
        <translation>Cửa sổ soạn bài học</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+M</source>
        <translation>Ctrl+Alt+Shift+M</translation>
    </message>
    <message>
        <source>&amp;Add Step</source>
        <translation>&amp;Thêm bước</translation>
    </message>
    <message>
        <source>A further step, which shows what is on screen</source>
        <translation>Thêm một bước hiển thị những gì trên màn hình</translation>
    </message>
    <message>
        <source>Ctrl+Alt+L</source>
        <translation>Ctrl+Alt+L</translation>
    </message>
    <message>
        <source>Take the &amp;Window</source>
        <translation>&amp;Lấy cửa sổ</translation>
    </message>
    <message>
        <source>The step that is worked on shows what is on screen now</source>
        <translation>Bước đang soạn hiển thị những gì trên màn hình lúc này</translation>
    </message>
    <message>
        <source>&amp;Insert a Number…</source>
        <translation>Chèn c&amp;on số…</translation>
    </message>
    <message>
        <source>A number, head or token of what is on screen, for the step&apos;s text</source>
        <translation>Con số, head hoặc token của những gì trên màn hình, cho văn bản của bước</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+I</source>
        <translation>Ctrl+Alt+Shift+I</translation>
    </message>
    <message>
        <source>&amp;Try From Here</source>
        <translation>Thử từ đâ&amp;y</translation>
    </message>
    <message>
        <source>Play the lesson from this step on, as a learner</source>
        <translation>Chạy bài học từ bước này, như người học</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+T</source>
        <translation>Ctrl+Alt+Shift+T</translation>
    </message>
    <message>
        <source>Try as &amp;Presentation</source>
        <translation>Thử như &amp;bài trình chiếu</translation>
    </message>
    <message>
        <source>Show the lesson from this step on, as to a class</source>
        <translation>Trình chiếu bài học từ bước này, như trước lớp</translation>
    </message>
    <message>
        <source>Try in the Other &amp;Language</source>
        <translation>Thử bằng n&amp;gôn ngữ kia</translation>
    </message>
    <message>
        <source>Play it with the texts of another of its languages</source>
        <translation>Chạy với văn bản của ngôn ngữ khác của bài học</translation>
    </message>
    <message>
        <source>Try on Another M&amp;odel…</source>
        <translation>Thử trên mô hình &amp;khác…</translation>
    </message>
    <message>
        <source>Play it, and choose the model that it is played on</source>
        <translation>Chạy và chọn mô hình để chạy</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+X</source>
        <translation>Ctrl+Alt+Shift+X</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>K&amp;iểm tra</translation>
    </message>
    <message>
        <source>All that is still wrong with the lesson</source>
        <translation>Mọi lỗi còn lại của bài học</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+K</source>
        <translation>Ctrl+Alt+Shift+K</translation>
    </message>
    <message>
        <source>&amp;Save the Lesson</source>
        <translation>Lư&amp;u bài học</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+E</source>
        <translation>Ctrl+Alt+Shift+E</translation>
    </message>
    <message>
        <source>Save as One &amp;File…</source>
        <translation>Lưu thành một tệ&amp;p…</translation>
    </message>
    <message>
        <source>A file to give to others</source>
        <translation>Một tệp để đưa cho người khác</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F</source>
        <translation>Ctrl+Alt+Shift+F</translation>
    </message>
    <message>
        <source>Save in a Fol&amp;der…</source>
        <translation>Lưu t&amp;rong thư mục…</translation>
    </message>
    <message>
        <source>A file for each language, which can be written on and compared</source>
        <translation>Mỗi ngôn ngữ một tệp, có thể viết tiếp và so sánh</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+G</source>
        <translation>Ctrl+Alt+Shift+G</translation>
    </message>
    <message>
        <source>Save as &amp;Handout…</source>
        <translation>Lưu thành phiếu &amp;học tập…</translation>
    </message>
    <message>
        <source>A worksheet to print, with or without answers</source>
        <translation>Phiếu bài tập để in, có hoặc không có đáp án</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+H</source>
        <translation>Ctrl+Alt+Shift+H</translation>
    </message>
    <message>
        <source>My lesson</source>
        <translation>Bài học của tôi</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Make a Copy to Edit</source>
        <translation>Tạo bản chép để sửa</translation>
    </message>
    <message>
        <source>The lesson to begin with:</source>
        <translation>Bài học để bắt đầu:</translation>
    </message>
    <message>
        <source>The lesson cannot be tried yet: %1</source>
        <translation>Chưa thể thử bài học: %1</translation>
    </message>
    <message>
        <source>Put it right first; the list of problems goes there.</source>
        <translation>Hãy sửa trước; danh sách lỗi dẫn đến đó.</translation>
    </message>
    <message>
        <source>Save as One File</source>
        <translation>Lưu thành một tệp</translation>
    </message>
    <message>
        <source>Save in a Folder (a new one within it)</source>
        <translation>Lưu trong thư mục (tạo thư mục mới bên trong)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Đã lưu %1</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1. %n problem(s) are still to be put right before others can play it.</source>
        <translation>
            <numerusform>Đã lưu %1. Còn %n lỗi phải sửa trước khi người khác chạy được bài học.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as Handout</source>
        <translation>Lưu thành phiếu học tập</translation>
    </message>
    <message>
        <source>A lesson that was being made, “%1”, was not saved and can be recovered.</source>
        <translation>Bài học đang soạn, “%1”, chưa được lưu và có thể khôi phục.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ đi</translation>
    </message>
    <message>
        <source>Where it was opened or saved before, else as one file</source>
        <translation>Ở nơi đã mở hoặc đã lưu trước đó, nếu không thì thành một tệp</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+Q</source>
        <translation>Ctrl+Alt+Shift+Q</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+Z</source>
        <translation>Ctrl+Alt+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+V</source>
        <translation>Ctrl+Alt+Shift+V</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+F11</source>
        <translation>Ctrl+Alt+Shift+F11</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+J</source>
        <translation>Ctrl+Alt+Shift+J</translation>
    </message>
    <message>
        <source>Save over another version?</source>
        <translation>Lưu đè lên phiên bản khác?</translation>
    </message>
    <message>
        <source>“%1” was written by another program since this lesson was read or saved.</source>
        <translation>“%1” đã được chương trình khác ghi từ khi bài học này được đọc hoặc lưu.</translation>
    </message>
    <message>
        <source>Save as One File…</source>
        <translation>Lưu thành một tệp…</translation>
    </message>
    <message>
        <source>Save Over It</source>
        <translation>Lưu đè</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonPage</name>
    <message>
        <source>change the lesson&apos;s title</source>
        <translation>đổi tên bài học</translation>
    </message>
    <message>
        <source>change the lesson&apos;s summary</source>
        <translation>đổi phần tóm tắt của bài học</translation>
    </message>
    <message>
        <source>change the lesson&apos;s short name</source>
        <translation>đổi tên ngắn của bài học</translation>
    </message>
    <message>
        <source>change the lesson&apos;s number</source>
        <translation>đổi số thứ tự của bài học</translation>
    </message>
    <message>
        <source>change how long the lesson takes</source>
        <translation>đổi thời lượng của bài học</translation>
    </message>
    <message>
        <source>change the lesson&apos;s level</source>
        <translation>đổi mức độ của bài học</translation>
    </message>
    <message>
        <source>Small letters, digits and -: by it other lessons and answers know it</source>
        <translation>Chữ thường, chữ số và -: các bài học khác và câu trả lời nhận ra nó qua tên này</translation>
    </message>
    <message>
        <source>Its place in a list of lessons</source>
        <translation>Vị trí của nó trong danh sách bài học</translation>
    </message>
    <message>
        <source>to start with</source>
        <translation>để bắt đầu</translation>
    </message>
    <message>
        <source>to go further</source>
        <translation>để đi xa hơn</translation>
    </message>
    <message>
        <source>to go deep</source>
        <translation>để đi sâu</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>Tó&amp;m tắt</translation>
    </message>
    <message>
        <source>Min&amp;utes</source>
        <translation>Số &amp;phút</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>Mứ&amp;c độ</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>&amp;Số thứ tự</translation>
    </message>
    <message>
        <source>S&amp;hort name</source>
        <translation>Tên &amp;ngắn</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonPanel</name>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Answer Again</source>
        <translation>Trả lời lại</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Leave the Lesson</source>
        <translation>Rời bài học</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>Các bước của bài học</translation>
    </message>
    <message>
        <source>Give this answer, and uncover what is right</source>
        <translation>Đưa câu trả lời này, và mở ra điều đúng</translation>
    </message>
    <message>
        <source>Cover it again, and answer once more</source>
        <translation>Che lại, và trả lời lần nữa</translation>
    </message>
    <message>
        <source>A little help; once more for more of it, and at last it is shown</source>
        <translation>Giúp một chút; lần nữa thì giúp thêm, và cuối cùng là cho thấy</translation>
    </message>
    <message>
        <source>The step before, with the window as it was there</source>
        <translation>Bước trước, với cửa sổ như ở đó</translation>
    </message>
    <message>
        <source>The window is as it was before the lesson</source>
        <translation>Cửa sổ trở lại như trước bài học</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Leave the lesson; the window is as it was before</source>
        <translation>Rời bài học; cửa sổ trở lại như trước</translation>
    </message>
    <message>
        <source>Go on without it; what is right is shown first</source>
        <translation>Đi tiếp không cần trả lời; điều đúng được cho thấy trước</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Bước tiếp theo</translation>
    </message>
    <message>
        <source>You have begun this lesson before.</source>
        <translation>Bài học này đã được bắt đầu trước đây.</translation>
    </message>
    <message>
        <source>Go On There</source>
        <translation>Tiếp tục từ đó</translation>
    </message>
    <message>
        <source>Any step can be opened; the window is then set up for it</source>
        <translation>Mở được bước bất kỳ; cửa sổ được đặt như ở bước đó</translation>
    </message>
</context>
<context>
    <name>headscope::app::LessonsFeature</name>
    <message>
        <source>Open a Lesson</source>
        <translation>Mở bài học</translation>
    </message>
    <message>
        <source>Lessons (*%1)</source>
        <translation>Bài học (*%1)</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Bài học</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>Các &amp;bài học</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>What heads do, step by step, in this window</source>
        <translation>Các head làm gì, từng bước, trong cửa sổ này</translation>
    </message>
    <message>
        <source>L&amp;esson</source>
        <translation>Bà&amp;i học</translation>
    </message>
    <message>
        <source>&amp;Next Step</source>
        <translation>Bước &amp;tiếp</translation>
    </message>
    <message>
        <source>Go on in the lesson; a question is uncovered first</source>
        <translation>Đi tiếp trong bài học; câu hỏi được mở ra trước</translation>
    </message>
    <message>
        <source>Ctrl+Shift+PgDown</source>
        <translation>Ctrl+Shift+PgDown</translation>
    </message>
    <message>
        <source>&amp;Back a Step</source>
        <translation>&amp;Lùi một bước</translation>
    </message>
    <message>
        <source>To the step before, with the window as it was</source>
        <translation>Về bước trước, với cửa sổ như lúc đó</translation>
    </message>
    <message>
        <source>Ctrl+Shift+PgUp</source>
        <translation>Ctrl+Shift+PgUp</translation>
    </message>
    <message>
        <source>&amp;Hint</source>
        <translation>&amp;Gợi ý</translation>
    </message>
    <message>
        <source>A little help with the step; once more for more of it</source>
        <translation>Giúp một chút ở bước này; lần nữa thì giúp thêm</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>&amp;Go to the Lesson</source>
        <translation>Đế&amp;n bài học</translation>
    </message>
    <message>
        <source>The keyboard to the lesson&apos;s question</source>
        <translation>Đưa bàn phím đến câu hỏi của bài học</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Leave the Lesson</source>
        <translation>&amp;Rời bài học</translation>
    </message>
    <message>
        <source>The window is as it was before the lesson</source>
        <translation>Cửa sổ trở lại như trước bài học</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Q</source>
        <translation>Ctrl+Shift+Q</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Op&amp;en a Lesson…</source>
        <translation>Mở bài học (&amp;0)…</translation>
    </message>
    <message>
        <source>A lesson&apos;s file, such as one of your teacher&apos;s</source>
        <translation>Tệp của một bài học, chẳng hạn của giáo viên</translation>
    </message>
    <message>
        <source>Ctrl+Alt+K</source>
        <translation>Ctrl+Alt+K</translation>
    </message>
    <message>
        <source>&amp;Save My Answers…</source>
        <translation>Lư&amp;u câu trả lời…</translation>
    </message>
    <message>
        <source>Write what you answered in this lesson to a file</source>
        <translation>Ghi những câu trả lời trong bài học này vào một tệp</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+A</source>
        <translation>Ctrl+Alt+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Delete My Answers</source>
        <translation>&amp;Xóa câu trả lời</translation>
    </message>
    <message>
        <source>Take what you answered in all lessons off this machine</source>
        <translation>Bỏ những câu trả lời trong mọi bài học khỏi máy này</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+D</source>
        <translation>Ctrl+Alt+Shift+D</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Đang chỉ: %1</translation>
    </message>
    <message>
        <source>There is no lesson “%1” here.</source>
        <translation>Ở đây không có bài học “%1”.</translation>
    </message>
    <message>
        <source>Show the Lessons</source>
        <translation>Xem các bài học</translation>
    </message>
    <message>
        <source>Save My Answers</source>
        <translation>Lưu câu trả lời</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n answer(s) to %1: the lesson, the model and what you answered, without a name.</source>
        <translation>
            <numerusform>Đã ghi %n câu trả lời vào %1: bài học, mô hình và các câu trả lời, không có tên.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answers to all lessons are deleted.</source>
        <translation>Các câu trả lời trong mọi bài học đã bị xóa.</translation>
    </message>
    <message>
        <source>&amp;Collect Answers…</source>
        <translation>T&amp;hu câu trả lời…</translation>
    </message>
    <message>
        <source>What a class answered, from the files it handed in</source>
        <translation>Điều một lớp đã trả lời, từ các tệp lớp nộp</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+R</source>
        <translation>Ctrl+Alt+Shift+R</translation>
    </message>
    <message>
        <source>The lesson goes on, though its panel is hidden. Leave it by Help &gt; Lesson &gt; Leave the Lesson.</source>
        <translation>Bài học vẫn tiếp tục, dù bảng của nó bị ẩn. Rời nó bằng Trợ giúp &gt; Bài học &gt; Rời bài học.</translation>
    </message>
    <message>
        <source>Show the Lesson</source>
        <translation>Hiện bài học</translation>
    </message>
    <message>
        <source>Show the lesson to a class: full screen, large text, a remote&apos;s keys. Without a lesson: the window without its frame</source>
        <translation>Cho cả lớp xem bài học: toàn màn hình, chữ lớn, phím của điều khiển. Không có bài học: cửa sổ không khung</translation>
    </message>
    <message>
        <source>F11 brings the window&apos;s frame back. A lesson that is open is presented in its place.</source>
        <translation>F11 đưa khung cửa sổ trở lại. Bài học đang mở thì được trình chiếu thay vào đó.</translation>
    </message>
    <message>
        <source>Present, or Full Screen</source>
        <translation>Trình chiếu, hoặc toàn màn hình</translation>
    </message>
    <message>
        <source>New here? Short lessons show in this window what attention heads do.</source>
        <translation>Mới dùng lần đầu? Các bài học ngắn cho thấy ngay trong cửa sổ này các attention head làm gì.</translation>
    </message>
</context>
<context>
    <name>headscope::app::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Điều đã xảy ra</translation>
    </message>
    <message>
        <source>error</source>
        <translation>lỗi</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>cảnh báo</translation>
    </message>
    <message>
        <source>event</source>
        <translation>sự kiện</translation>
    </message>
</context>
<context>
    <name>headscope::app::LogWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Lưu…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Xóa hết</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>What happened, the oldest first</source>
        <translation>Điều đã xảy ra, cũ nhất trước</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all of them</source>
        <translation>Sao chép các dòng đã chọn, hoặc tất cả</translation>
    </message>
    <message>
        <source>Write the log to a text file</source>
        <translation>Ghi nhật ký vào một tệp văn bản</translation>
    </message>
    <message>
        <source>Take all lines out of the log</source>
        <translation>Lấy mọi dòng ra khỏi nhật ký</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Chưa có gì xảy ra.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Đã sao chép.</translation>
    </message>
    <message>
        <source>Save the Log</source>
        <translation>Lưu nhật ký</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>Đã ghi %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::LookMenu</name>
    <message>
        <source>Co&amp;lours</source>
        <translation>&amp;Dải màu</translation>
    </message>
    <message>
        <source>Show negative and positive values in these two hues, here and in figures</source>
        <translation>Hiện giá trị âm và dương bằng hai màu này, ở đây và trong các hình</translation>
    </message>
    <message>
        <source>Ctrl+Alt+%1</source>
        <translation>Ctrl+Alt+%1</translation>
    </message>
    <message>
        <source>Te&amp;xt Size</source>
        <translation>Cỡ c&amp;hữ</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Lớn hơn</translation>
    </message>
    <message>
        <source>Make all text larger</source>
        <translation>Làm mọi chữ lớn hơn</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Nhỏ hơn</translation>
    </message>
    <message>
        <source>Make all text smaller</source>
        <translation>Làm mọi chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>&amp;Usual Size</source>
        <translation>Cỡ &amp;thường</translation>
    </message>
    <message>
        <source>Make all text as large as the desktop&apos;s</source>
        <translation>Làm mọi chữ lớn như của màn hình nền</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Gi&amp;ao diện</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Hệ thống</translation>
    </message>
    <message>
        <source>Ctrl+F9</source>
        <translation>Ctrl+F9</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is</source>
        <translation>Sáng hoặc tối, như màn hình nền</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>Ctrl+F10</source>
        <translation>Ctrl+F10</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Chữ tối trên nền sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>Ctrl+F11</source>
        <translation>Ctrl+F11</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Chữ sáng trên nền tối</translation>
    </message>
    <message>
        <source>choice of colours</source>
        <translation>chọn dải màu</translation>
    </message>
    <message>
        <source>size of text</source>
        <translation>cỡ chữ</translation>
    </message>
    <message>
        <source>choice of theme</source>
        <translation>chọn giao diện</translation>
    </message>
    <message>
        <source>&amp;Usual Size (%1 % now)</source>
        <translation>Cỡ &amp;thường (hiện là %1 %)</translation>
    </message>
</context>
<context>
    <name>headscope::app::MainWindow</name>
    <message>
        <source>Headscope</source>
        <translation>Headscope</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>Close the window; a session that is not saved is asked about</source>
        <translation>Đóng cửa sổ; phiên chưa lưu thì được hỏi lại</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
</context>
<context>
    <name>headscope::app::MakerWindow</name>
    <message>
        <source>Problems; Enter goes to one</source>
        <translation>Các lỗi; Enter đi đến lỗi</translation>
    </message>
    <message>
        <source>The lesson and its steps</source>
        <translation>Bài học và các bước</translation>
    </message>
    <message>
        <source>Add Step</source>
        <translation>Thêm bước</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân đôi</translation>
    </message>
    <message>
        <source>The same step once more</source>
        <translation>Thêm một bước giống hệt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Undo brings it back</source>
        <translation>Hoàn tác sẽ lấy lại</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>The step comes earlier (Ctrl+Up)</source>
        <translation>Bước đến sớm hơn (Ctrl+Up)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>The step comes later (Ctrl+Down)</source>
        <translation>Bước đến muộn hơn (Ctrl+Down)</translation>
    </message>
    <message>
        <source>The language that is written</source>
        <translation>Ngôn ngữ đang viết</translation>
    </message>
    <message>
        <source>Try From Here</source>
        <translation>Thử từ đây</translation>
    </message>
    <message>
        <source>Try as Presentation</source>
        <translation>Thử như bài trình chiếu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save as One File…</source>
        <translation>Lưu thành một tệp…</translation>
    </message>
    <message>
        <source>Save as Handout…</source>
        <translation>Lưu thành phiếu học tập…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The lesson stays, and can be brought up again</source>
        <translation>Bài học vẫn còn và có thể mở lại</translation>
    </message>
    <message>
        <source>The lesson: %1</source>
        <translation>Bài học: %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Thêm %1</translation>
    </message>
    <message>
        <source>%1[*] — Making a Lesson</source>
        <translation>%1[*] — Soạn bài học</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Không tên</translation>
    </message>
    <message>
        <source>add a language</source>
        <translation>thêm ngôn ngữ</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>Không tìm thấy lỗi nào.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s); Enter goes to where it is:</source>
        <translation>
            <numerusform>%n lỗi; Enter đi đến chỗ lỗi:</numerusform>
        </translation>
    </message>
    <message>
        <source>The window cannot be taken as it is</source>
        <translation>Không thể lấy cửa sổ như hiện tại</translation>
    </message>
    <message>
        <source>add a step</source>
        <translation>thêm một bước</translation>
    </message>
    <message>
        <source>Step %1 shows what the window shows now.</source>
        <translation>Bước %1 hiển thị những gì cửa sổ hiển thị lúc này.</translation>
    </message>
    <message>
        <source>duplicate a step</source>
        <translation>nhân đôi một bước</translation>
    </message>
    <message>
        <source>remove a step</source>
        <translation>xóa một bước</translation>
    </message>
    <message>
        <source>move a step</source>
        <translation>di chuyển một bước</translation>
    </message>
    <message>
        <source>Making a Lesson</source>
        <translation>Soạn bài học</translation>
    </message>
</context>
<context>
    <name>headscope::app::MapHead</name>
    <message>
        <source>Take this map away</source>
        <translation>Bỏ bản đồ này</translation>
    </message>
    <message>
        <source>Take map %1 away</source>
        <translation>Bỏ bản đồ %1</translation>
    </message>
    <message>
        <source>%1: choose what this map shows</source>
        <translation>%1: chọn bản đồ này cho thấy gì</translation>
    </message>
    <message>
        <source>Choose what this map shows</source>
        <translation>Chọn bản đồ này cho thấy gì</translation>
    </message>
    <message>
        <source>Logit diff.</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::MapsFeature</name>
    <message>
        <source>Show the Run in the &amp;Background</source>
        <translation>Hiện lượt chạy &amp;nền</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Zero against mean</source>
        <translation>0 so với trung bình</translation>
    </message>
    <message>
        <source>Alt+3</source>
        <translation>Alt+3</translation>
    </message>
    <message>
        <source>Head means</source>
        <translation>Trung bình head</translation>
    </message>
    <message>
        <source>Alt+4</source>
        <translation>Alt+4</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <source>Alt+5</source>
        <translation>Alt+5</translation>
    </message>
    <message>
        <source>put back what the maps are of</source>
        <translation>đặt lại như các bản đồ</translation>
    </message>
    <message>
        <source>&amp;Zero Ablation</source>
        <translation>Thay bằng &amp;0</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Show the heads&apos; outputs set to zero</source>
        <translation>Hiện kết quả khi đầu ra của head được đặt bằng 0</translation>
    </message>
    <message>
        <source>&amp;Mean Ablation</source>
        <translation>Tha&amp;y bằng trung bình</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Show the heads&apos; outputs set to their mean</source>
        <translation>Hiện kết quả khi đầu ra của head được đặt bằng trung bình của chúng</translation>
    </message>
    <message>
        <source>&amp;Next Intervention</source>
        <translation>&amp;Phép can thiệp kế tiếp</translation>
    </message>
    <message>
        <source>Show the maps of the run&apos;s next intervention</source>
        <translation>Hiện các bản đồ của phép can thiệp kế tiếp trong lượt chạy</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Loc&amp;k Scale</source>
        <translation>&amp;Khóa thang màu</translation>
    </message>
    <message>
        <source>Keep the colour scale from run to run, to compare like with like</source>
        <translation>Giữ thang màu từ lượt này sang lượt khác, để so sánh cùng một thước</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;Add a Map</source>
        <translation>Thêm &amp;một bản đồ</translation>
    </message>
    <message>
        <source>Add another map beside the others</source>
        <translation>Thêm một bản đồ bên cạnh các bản đồ khác</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Remove t&amp;he Last Map</source>
        <translation>Bỏ bản đồ c&amp;uối</translation>
    </message>
    <message>
        <source>Remove the map that was added last</source>
        <translation>Bỏ bản đồ được thêm gần nhất</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>Same &amp;Colour Scale</source>
        <translation>&amp;Chung một thang màu</translation>
    </message>
    <message>
        <source>Maps of one unit share one colour scale</source>
        <translation>Các bản đồ cùng đơn vị dùng chung một thang màu</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Y</source>
        <translation>Ctrl+Shift+Y</translation>
    </message>
</context>
<context>
    <name>headscope::app::MapsPanel</name>
    <message>
        <source>What each head is worth</source>
        <translation>Giá trị của từng head</translation>
    </message>
    <message>
        <source>Replace a head&apos;s output by</source>
        <translation>Thay đầu ra của head bằng</translation>
    </message>
    <message>
        <source>Add a map</source>
        <translation>Thêm một bản đồ</translation>
    </message>
    <message>
        <source>Put another map beside these</source>
        <translation>Đặt thêm một bản đồ bên cạnh các bản đồ này</translation>
    </message>
    <message>
        <source>Same scale</source>
        <translation>Chung thang</translation>
    </message>
    <message>
        <source>Maps of the same unit share one colour scale, so that equal colours are equal changes. Off: each map uses the whole scale.</source>
        <translation>Các bản đồ cùng đơn vị dùng chung một thang màu, để màu bằng nhau là thay đổi bằng nhau. Tắt: mỗi bản đồ dùng toàn bộ thang.</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Toàn bộ bản đồ</translation>
    </message>
    <message>
        <source>Show all heads again (0, or a double click beside the cells)</source>
        <translation>Hiện lại mọi head (0, hoặc nhấp đúp bên cạnh các ô)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Phóng &amp;to</translation>
    </message>
    <message>
        <source>Show fewer heads, larger; also by the mouse&apos;s wheel</source>
        <translation>Hiện ít head hơn, lớn hơn; cũng bằng con lăn của chuột</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Thu &amp;nhỏ</translation>
    </message>
    <message>
        <source>Show more heads, smaller</source>
        <translation>Hiện nhiều head hơn, nhỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Whole Map</source>
        <translation>T&amp;oàn bộ bản đồ</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Show all heads again</source>
        <translation>Hiện lại mọi head</translation>
    </message>
    <message>
        <source>Not of what is typed. Maps of: %1.</source>
        <translation>Không phải của điều đang gõ. Bản đồ của: %1.</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3</source>
        <translation>Tầng %1, head %2: %3</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>chưa được tính</translation>
    </message>
    <message>
        <source>, in the ablation set</source>
        <translation>, trong tập cắt bỏ</translation>
    </message>
    <message>
        <source>, below the noise floor</source>
        <translation>, dưới ngưỡng nhiễu</translation>
    </message>
    <message>
        <source>In how many ablations another token becomes the most likely one; Top-1 lists them</source>
        <translation>Trong bao nhiêu phép cắt bỏ một token khác trở thành token có khả năng cao nhất; bảng Top-1 liệt kê chúng</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Thang</translation>
    </message>
    <message>
        <source>+ Map</source>
        <translation>+ Bản đồ</translation>
    </message>
    <message>
        <source>●  %1</source>
        <translation>●  %1</translation>
    </message>
    <message>
        <source>●  top-1 changes (%1)</source>
        <translation>●  top-1 thay đổi (%1)</translation>
    </message>
    <message>
        <source>–  %1</source>
        <translation>–  %1</translation>
    </message>
    <message>
        <source>–  noise (%1)</source>
        <translation>–  nhiễu (%1)</translation>
    </message>
    <message>
        <source>%1 (not computed)</source>
        <translation>%1 (chưa tính)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>covered for a question</source>
        <translation>che vì có câu hỏi</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (of an earlier set)</source>
        <translation>%1 (của tập trước đó)</translation>
    </message>
</context>
<context>
    <name>headscope::app::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Đóng thông báo</translation>
    </message>
    <message>
        <source>%1 The message before this one is in the log (%2).</source>
        <translation>%1 Thông báo trước đó ở trong nhật ký (%2).</translation>
    </message>
</context>
<context>
    <name>headscope::app::MessagesFeature</name>
    <message>
        <source>L&amp;og…</source>
        <translation>&amp;Nhật ký…</translation>
    </message>
    <message>
        <source>What happened since the program was started, errors among it</source>
        <translation>Điều đã xảy ra từ khi chương trình khởi động, kể cả lỗi</translation>
    </message>
    <message>
        <source>Ctrl+Shift+J</source>
        <translation>Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>&amp;Dismiss Messages</source>
        <translation>Đón&amp;g thông báo</translation>
    </message>
    <message>
        <source>Hide the messages above the maps; the log keeps them</source>
        <translation>Ẩn các thông báo phía trên bản đồ; nhật ký giữ chúng</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelActions</name>
    <message>
        <source>Choose a &amp;Model…</source>
        <translation>Chọn mô &amp;hình…</translation>
    </message>
    <message>
        <source>The bundled model, folders, and what is in the Hugging Face cache</source>
        <translation>Mô hình đi kèm, các thư mục, và những gì có trong cache của Hugging Face</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Open Model &amp;Folder…</source>
        <translation>Mở &amp;thư mục mô hình…</translation>
    </message>
    <message>
        <source>Open a GPT-2 model: config.json, weights as safetensors, and a tokenizer</source>
        <translation>Mở một mô hình GPT-2: config.json, trọng số dạng safetensors và bộ tách token</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Open the Model A&amp;gain</source>
        <translation>Mở lạ&amp;i mô hình</translation>
    </message>
    <message>
        <source>Read the open model&apos;s files again, because they have changed</source>
        <translation>Đọc lại các tệp của mô hình đang mở, vì chúng đã thay đổi</translation>
    </message>
    <message>
        <source>Ctrl+Alt+A</source>
        <translation>Ctrl+Alt+A</translation>
    </message>
    <message>
        <source>&amp;Download GPT-2…</source>
        <translation>Tải &amp;xuống GPT-2…</translation>
    </message>
    <message>
        <source>Fetch GPT-2 or another model from the hub</source>
        <translation>Tải GPT-2 hoặc mô hình khác từ hub</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>Mở thư mục mô hình</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelChooser</name>
    <message>
        <source>&amp;Resume Download</source>
        <translation>Tiếp tục tải &amp;xuống</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>Co&amp;mpute on:</source>
        <translation>&amp;Tính trên:</translation>
    </message>
    <message>
        <source>Choose a Model</source>
        <translation>Chọn một mô hình</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Lọc các mô hình</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Các mô hình</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>Mở thư &amp;mục…</translation>
    </message>
    <message>
        <source>A folder with config.json, weights as safetensors, and a tokenizer; it can be dropped on the window as well.</source>
        <translation>Một thư mục có config.json, trọng số dạng safetensors và bộ tách token; cũng có thể thả nó vào cửa sổ.</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>Tải &amp;xuống…</translation>
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation>Tìm &amp;lại</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>Tìm lại các mô hình</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Open the model and run (Enter)</source>
        <translation>Mở mô hình và chạy (Enter)</translation>
    </message>
    <message>
        <source>Where runs are computed. Where a card&apos;s memory does not suffice, the CPU takes over.</source>
        <translation>Nơi các lượt chạy được tính. Khi bộ nhớ của card không đủ, CPU làm thay.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Đang tìm các mô hình…</translation>
    </message>
    <message>
        <source>No model was found: open a folder, or download GPT-2.</source>
        <translation>Không tìm thấy mô hình nào: mở một thư mục, hoặc tải GPT-2.</translation>
    </message>
    <message>
        <source>No model has this in its name or place.</source>
        <translation>Không mô hình nào có chữ này trong tên hoặc nơi chứa.</translation>
    </message>
    <message>
        <source>%1 is open.</source>
        <translation>%1 đang mở.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelDownloads</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/giây</translation>
    </message>
    <message>
        <source>Checking what is in the cache: %1</source>
        <translation>Đang kiểm tra những gì có trong cache: %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>còn %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelDrawing</name>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>in</source>
        <translation>vào</translation>
    </message>
    <message>
        <source>attention heads, head 0 on top; below them the residual stream and the MLPs</source>
        <translation>các attention head, head 0 ở trên cùng; bên dưới là residual stream và các MLP</translation>
    </message>
    <message>
        <source>attention heads</source>
        <translation>các attention head</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>tầng %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelsFeature</name>
    <message>
        <source>&amp;Performance…</source>
        <translation>&amp;Hiệu năng…</translation>
    </message>
    <message>
        <source>Threads and memory that a run may take, and the speed measured</source>
        <translation>Số luồng và bộ nhớ mà một lượt chạy được dùng, và tốc độ đo được</translation>
    </message>
    <message>
        <source>Ctrl+Alt+,</source>
        <translation>Ctrl+Alt+,</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Đang nạp mô hình…</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>Đang nạp %1…</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Chưa mở mô hình nào.</translation>
    </message>
    <message>
        <source>%1: %2 layers × %3 heads, width %4, vocabulary %5</source>
        <translation>%1: %2 tầng × %3 head, độ rộng %4, từ vựng %5</translation>
    </message>
    <message>
        <source>%1
Choose another model (%2)</source>
        <translation>%1
Chọn mô hình khác (%2)</translation>
    </message>
</context>
<context>
    <name>headscope::app::ModelsModel</name>
    <message>
        <source>%1 G</source>
        <translation>%1 tỷ</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 triệu</translation>
    </message>
    <message>
        <source>ships with Headscope</source>
        <translation>đi kèm Headscope</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Cache của Hugging Face</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>không dùng được: %1</translation>
    </message>
    <message>
        <source>%1.
%2</source>
        <translation>%1.
%2</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>không dùng được</translation>
    </message>
    <message>
        <source>Numbers in the weights; a tied embedding counts once</source>
        <translation>Số lượng số trong trọng số; embedding dùng chung được tính một lần</translation>
    </message>
    <message>
        <source>Of the weights on disk</source>
        <translation>Của các trọng số trên đĩa</translation>
    </message>
    <message>
        <source>On disk; Headscope computes in float32</source>
        <translation>Trên đĩa; Headscope tính bằng float32</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Layers × heads</source>
        <translation>Tầng × head</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Số tham số</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Trên đĩa</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Kiểu</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi</translation>
    </message>
</context>
<context>
    <name>headscope::app::NamedSets</name>
    <message>
        <source>Set %1</source>
        <translation>Tập %1</translation>
    </message>
    <message>
        <source>save the set “%1”</source>
        <translation>lưu tập “%1”</translation>
    </message>
    <message>
        <source>rename a set</source>
        <translation>đổi tên một tập</translation>
    </message>
    <message>
        <source>delete the set “%1”</source>
        <translation>xóa tập “%1”</translation>
    </message>
</context>
<context>
    <name>headscope::app::NamedSetsView</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 và %2 nữa</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Take It</source>
        <translation>Lấy tập</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Named sets</source>
        <translation>Các tập có tên</translation>
    </message>
    <message>
        <source>Name for the set</source>
        <translation>Tên cho tập</translation>
    </message>
    <message>
        <source>Keep the set under this name, in this session and in all others</source>
        <translation>Giữ tập dưới tên này, trong phiên này và mọi phiên khác</translation>
    </message>
    <message>
        <source>Make it the ablation set (Enter)</source>
        <translation>Đặt nó làm tập cắt bỏ (Enter)</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Cho nó tên khác (F2)</translation>
    </message>
    <message>
        <source>Delete it (Delete); undo brings it back</source>
        <translation>Xóa nó (Delete); hoàn tác lấy nó lại</translation>
    </message>
    <message>
        <source>Named sets are kept with the session and for all later ones. Choose one and press Enter to ablate its heads.</source>
        <translation>Các tập có tên được giữ cùng phiên và cho mọi phiên sau. Chọn một tập rồi nhấn Enter để cắt bỏ các head của nó.</translation>
    </message>
    <message>
        <source>The file of your named sets cannot be read, and is left as it is: sets are kept with the session only. %1.</source>
        <translation>Không đọc được tệp các tập có tên, và tệp được để nguyên: các tập chỉ được giữ cùng phiên. %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::PairList</name>
    <message>
        <source>The pairs that interact most</source>
        <translation>Các cặp tương tác nhiều nhất</translation>
    </message>
    <message>
        <source>Click a pair to make it the ablation set</source>
        <translation>Nhấp một cặp để làm nó thành tập cắt bỏ</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Cặp</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>Tương tác</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Thứ nhất</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Thứ hai</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Cả hai</translation>
    </message>
</context>
<context>
    <name>headscope::app::PairPlot</name>
    <message>
        <source>Map of pairs of heads</source>
        <translation>Bản đồ các cặp head</translation>
    </message>
</context>
<context>
    <name>headscope::app::PairStudy</name>
    <message>
        <source>There are no pairs of patched heads: choose zero or another intervention above the maps.</source>
        <translation>Không có cặp của các head được vá: hãy chọn 0 hoặc phép can thiệp khác ở phía trên các bản đồ.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PairsFeature</name>
    <message>
        <source>Pairs</source>
        <translation>Các cặp</translation>
    </message>
    <message>
        <source>Ctrl+F6</source>
        <translation>Ctrl+F6</translation>
    </message>
</context>
<context>
    <name>headscope::app::PairsPanel</name>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>Tương tác</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Theo tầng</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Theo độ giống</translation>
    </message>
    <message>
        <source>Strongest</source>
        <translation>Mạnh nhất</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Dự phòng</translation>
    </message>
    <message>
        <source>Logit difference</source>
        <translation>Hiệu logit</translation>
    </message>
    <message>
        <source>ln P of the target</source>
        <translation>ln P của mục tiêu</translation>
    </message>
    <message>
        <source>What effects are measured in: scales on which those that do not depend on each other add up</source>
        <translation>Tác động được đo bằng gì: những thang mà trên đó các tác động không phụ thuộc nhau cộng lại được</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>All heads with all others; or so many of those that do most alone, with all others</source>
        <translation>Mọi head với mọi head khác; hoặc bấy nhiêu head làm nhiều nhất khi đứng một mình, với mọi head khác</translation>
    </message>
    <message>
        <source>Ablate every two heads together</source>
        <translation>Cắt bỏ từng hai head cùng nhau</translation>
    </message>
    <message>
        <source>Stop; the pairs that are finished stay</source>
        <translation>Dừng; các cặp đã xong được giữ lại</translation>
    </message>
    <message>
        <source>How much of the pairs is computed</source>
        <translation>Đã tính bao nhiêu phần các cặp</translation>
    </message>
    <message>
        <source>Measured in</source>
        <translation>Đo bằng</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Các head</translation>
    </message>
    <message>
        <source>D(AB) − D(A) − D(B): what both do together beyond what each does alone</source>
        <translation>D(AB) − D(A) − D(B): điều cả hai làm cùng nhau ngoài điều mỗi head làm một mình</translation>
    </message>
    <message>
        <source>D(AB): what both do together</source>
        <translation>D(AB): điều cả hai làm cùng nhau</translation>
    </message>
    <message>
        <source>D(B|A) = D(AB) − D(A): what the head of the column does once that of the row is gone</source>
        <translation>D(B|A) = D(AB) − D(A): điều head của cột làm khi head của hàng đã mất</translation>
    </message>
    <message>
        <source>The two heads of the chosen pair become the ablation set</source>
        <translation>Hai head của cặp đã chọn thành tập cắt bỏ</translation>
    </message>
    <message>
        <source>The pairs that interact most</source>
        <translation>Các cặp tương tác nhiều nhất</translation>
    </message>
    <message>
        <source>Which heads do more once the ablation set is gone</source>
        <translation>Những head làm nhiều hơn khi tập cắt bỏ đã mất</translation>
    </message>
    <message>
        <source>Compute All &amp;Pairs</source>
        <translation>Tín&amp;h mọi cặp</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Stop the Pa&amp;irs</source>
        <translation>Dừng tính &amp;mọi cặp</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X</source>
        <translation>Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Make the Chosen Pair the S&amp;et</source>
        <translation>Lấ&amp;y cặp đã chọn làm tập</translation>
    </message>
    <message>
        <source>Ctrl+Shift+W</source>
        <translation>Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>Compute &amp;Backups of the Set</source>
        <translation>Tính h&amp;ead dự phòng của tập</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Z</source>
        <translation>Ctrl+Alt+Z</translation>
    </message>
    <message>
        <source>Ne&amp;xt Quantity of the Map of Pairs</source>
        <translation>Bản đồ các cặp: chuyển q&amp;ua đại lượng kế tiếp</translation>
    </message>
    <message>
        <source>Interaction, joint effect, or what a head does once another one is gone</source>
        <translation>Tương tác, tác động chung, hoặc điều một head làm khi head khác đã mất</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Q</source>
        <translation>Ctrl+Alt+Q</translation>
    </message>
    <message>
        <source>Pairs by La&amp;yer or by Likeness</source>
        <translation>&amp;Sắp các cặp theo tầng hoặc theo độ giống</translation>
    </message>
    <message>
        <source>In the map of pairs: heads by their layers, or those side by side that interact alike</source>
        <translation>Trong bản đồ các cặp: các head theo tầng, hoặc những head tương tác giống nhau đứng cạnh nhau</translation>
    </message>
    <message>
        <source>Ctrl+Alt+D</source>
        <translation>Ctrl+Alt+D</translation>
    </message>
    <message>
        <source>%1 pairs.</source>
        <translation>%1 cặp.</translation>
    </message>
    <message>
        <source>%1 pairs take long, and memory for a number each. A way out: %2 heads that do most alone, with all others, are %3 pairs.</source>
        <translation>%1 cặp mất nhiều thời gian, và bộ nhớ cho mỗi cặp một số. Một lối ra: %2 head làm nhiều nhất khi đứng một mình, với mọi head khác, là %3 cặp.</translation>
    </message>
    <message>
        <source>%1 % done, %2 left.</source>
        <translation>Xong %1 %, còn %2.</translation>
    </message>
    <message>
        <source>%1 % done.</source>
        <translation>Xong %1 %.</translation>
    </message>
    <message>
        <source>Pairs of another run: %1</source>
        <translation>Các cặp của lượt chạy khác: %1</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>Map of pairs of heads</source>
        <translation>Bản đồ các cặp head</translation>
    </message>
    <message>
        <source>Every two heads ablated together</source>
        <translation>Từng hai head bị cắt bỏ cùng nhau</translation>
    </message>
    <message>
        <source>Joint effect</source>
        <translation>Tác động chung</translation>
    </message>
    <message>
        <source>Given that A is gone</source>
        <translation>Khi A đã mất</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Bản đồ cho thấy gì</translation>
    </message>
    <message>
        <source>Heads by their layers, as in the maps; or those side by side that interact alike with the others</source>
        <translation>Các head theo tầng, như trong các bản đồ; hoặc những head tương tác giống nhau với các head khác đứng cạnh nhau</translation>
    </message>
    <message>
        <source>To the Set</source>
        <translation>Làm thành tập</translation>
    </message>
    <message>
        <source>Take the %1 Heads</source>
        <translation>Lấy %1 head</translation>
    </message>
    <message>
        <source>Compute All of Them</source>
        <translation>Tính tất cả</translation>
    </message>
    <message>
        <source>Only pairs with one of the heads that do most alone</source>
        <translation>Chỉ các cặp có một trong những head làm nhiều nhất khi đứng một mình</translation>
    </message>
    <message>
        <source>All pairs, however long it takes; Stop keeps those that are finished</source>
        <translation>Mọi cặp, dù mất bao lâu; Dừng giữ lại các cặp đã xong</translation>
    </message>
    <message>
        <source>What is said of the pairs</source>
        <translation>Những điều nói về các cặp</translation>
    </message>
    <message>
        <source>%1 pairs: the %2 heads that do most alone, with all others. All heads would be %3 pairs, which take long.</source>
        <translation>%1 cặp: %2 head làm nhiều nhất khi đứng một mình, với mọi head khác. Mọi head sẽ là %3 cặp, mất nhiều thời gian.</translation>
    </message>
    <message>
        <source>Several heads share a pixel of the map: zoom it, draw the panel&apos;s upper edge up, or give it another side (View).</source>
        <translation>Nhiều head chung một điểm ảnh của bản đồ: hãy phóng to, kéo cạnh trên của bảng lên, hoặc đưa bảng sang bên khác (Xem).</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>Thứ tự các head</translation>
    </message>
    <message>
        <source>It was given up: something else was to be computed.</source>
        <translation>Việc này đã bị bỏ: có việc khác cần tính.</translation>
    </message>
    <message>
        <source>It was stopped: pairs without a colour were not computed.</source>
        <translation>Việc này đã bị dừng: các cặp không có màu chưa được tính.</translation>
    </message>
    <message>
        <source>The session had this map and does not keep it: Compute makes it again.</source>
        <translation>Phiên đã có bản đồ này và không giữ nó: Tính sẽ làm lại.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PanelDocks</name>
    <message>
        <source>Bring this panel to the front</source>
        <translation>Đưa bảng này lên trước</translation>
    </message>
    <message>
        <source>Show &amp;Panels</source>
        <translation>Hiện các &amp;bảng</translation>
    </message>
    <message>
        <source>Show or hide this panel</source>
        <translation>Hiện hoặc ẩn bảng này</translation>
    </message>
    <message>
        <source>Panel to Another Si&amp;de</source>
        <translation>Chuyển bảng &amp;sang cạnh khác</translation>
    </message>
    <message>
        <source>Move the panel that has the keyboard below the maps, to their right, or to the left</source>
        <translation>Chuyển bảng đang nhận bàn phím xuống dưới các bản đồ, sang phải, hoặc sang trái</translation>
    </message>
    <message>
        <source>Ctrl+Alt+W</source>
        <translation>Ctrl+Alt+W</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Đặt &amp;lại bố cục</translation>
    </message>
    <message>
        <source>Put all panels back to where they were at first</source>
        <translation>Đưa mọi bảng về chỗ ban đầu</translation>
    </message>
    <message>
        <source>Ctrl+Alt+R</source>
        <translation>Ctrl+Alt+R</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Các bảng</translation>
    </message>
    <message>
        <source>&amp;Go to Panel</source>
        <translation>X&amp;em bảng</translation>
    </message>
</context>
<context>
    <name>headscope::app::PerformanceDialog</name>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Luồng:</translation>
    </message>
    <message>
        <source>&amp;Memory of a run:</source>
        <translation>&amp;Bộ nhớ của một lượt chạy:</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Hiệu năng</translation>
    </message>
    <message>
        <source>Left alone: as many as there are physical cores, %1 here, less those that other programs keep busy</source>
        <translation>Để yên: bằng số nhân vật lý, ở đây là %1, trừ những nhân mà các chương trình khác đang chiếm</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Fewer leave cores to other programs</source>
        <translation>Ít luồng hơn thì chừa nhân cho các chương trình khác</translation>
    </message>
    <message>
        <source>Left alone: a quarter of what is free when a run begins</source>
        <translation>Để yên: một phần tư bộ nhớ trống khi lượt chạy bắt đầu</translation>
    </message>
    <message>
        <source>Memory of a run, in GiB</source>
        <translation>Bộ nhớ của một lượt chạy, tính bằng GiB</translation>
    </message>
    <message>
        <source>What a run may take beside the model&apos;s weights. Less makes its batches smaller, which takes longer; the numbers stay the same</source>
        <translation>Bộ nhớ mà một lượt chạy được dùng ngoài trọng số của mô hình. Ít hơn thì các lô nhỏ hơn và lâu hơn; các con số vẫn như cũ</translation>
    </message>
    <message>
        <source>Matrix products, measured when the model was first opened</source>
        <translation>Phép nhân ma trận, đo khi mô hình được mở lần đầu</translation>
    </message>
    <message>
        <source>Plain passes of the checks: %1</source>
        <translation>Các lượt tính thường để kiểm chứng: %1</translation>
    </message>
    <message>
        <source>More threads than physical cores (%1) seldom help matrix products.</source>
        <translation>Nhiều luồng hơn số nhân vật lý (%1) hiếm khi giúp phép nhân ma trận.</translation>
    </message>
    <message>
        <source>Without a tick, a run takes as many threads as there are cores (%1), and a quarter of the memory that is free. The model is opened anew; a run in progress stops, and the results that are shown stay.</source>
        <translation>Không đánh dấu thì một lượt chạy dùng bằng số nhân (%1), và một phần tư bộ nhớ trống. Mô hình được mở lại; lượt đang chạy dừng, và các kết quả đang hiện ở lại.</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
</context>
<context>
    <name>headscope::app::PlayThrough</name>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>không tạo được thư mục %1</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>the lesson has not begun</source>
        <translation>bài học chưa bắt đầu</translation>
    </message>
    <message>
        <source>Open it in the window.</source>
        <translation>Hãy mở nó trong cửa sổ.</translation>
    </message>
    <message>
        <source>the step “%1” cannot be uncovered</source>
        <translation>không mở che được bước “%1”</translation>
    </message>
    <message>
        <source>Check the lesson.</source>
        <translation>Hãy kiểm tra bài học.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionStrip</name>
    <message>
        <source>A small map for each token</source>
        <translation>Một bản đồ nhỏ cho mỗi token</translation>
    </message>
    <message>
        <source>%1, token %2 of %3</source>
        <translation>%1, token %2 trên %3</translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionSweeps</name>
    <message>
        <source>A run comes first.</source>
        <translation>Trước hết cần một lượt chạy.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionsChoice</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Cuối</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Đã chọn</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Ablate the head at every position of the prompt.</source>
        <translation>Cắt bỏ head tại mọi vị trí của prompt.</translation>
    </message>
    <message>
        <source>Ablate the head only where the next token is predicted.</source>
        <translation>Chỉ cắt bỏ head tại nơi dự đoán token kế tiếp.</translation>
    </message>
    <message>
        <source>Ablate the head only at the tokens that you click in the prompt above.</source>
        <translation>Chỉ cắt bỏ head tại các token được nhấp trong prompt ở trên.</translation>
    </message>
    <message numerus="yes">
        <source>Ablated at %1 of %n token(s).</source>
        <translation>
            <numerusform>Cắt bỏ tại %1 trên %n token.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen tokens are no longer in the prompt: click others above.</source>
        <translation>Các token đã chọn không còn trong prompt: nhấp các token khác ở trên.</translation>
    </message>
    <message>
        <source>No token is chosen: click tokens above.</source>
        <translation>Chưa chọn token nào: nhấp các token ở trên.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionsFeature</name>
    <message>
        <source>By position</source>
        <translation>Theo vị trí</translation>
    </message>
    <message>
        <source>Maps by P&amp;osition</source>
        <translation>Bản đồ theo vị t&amp;rí</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+O</source>
        <translation>Ctrl+Alt+Shift+O</translation>
    </message>
    <message>
        <source>Alt+0</source>
        <translation>Alt+0</translation>
    </message>
</context>
<context>
    <name>headscope::app::PositionsPanel</name>
    <message>
        <source>By position</source>
        <translation>Theo vị trí</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Sweep all heads once for each token of the prompt, editing their outputs at that token alone</source>
        <translation>Quét mọi head một lần cho mỗi token của prompt, chỉ sửa đầu ra của chúng tại token đó</translation>
    </message>
    <message>
        <source>Stop; what has come stays</source>
        <translation>Dừng; phần đã có ở lại</translation>
    </message>
    <message>
        <source>The token whose map is large</source>
        <translation>Token có bản đồ lớn</translation>
    </message>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 trên %2 token</translation>
    </message>
    <message>
        <source>At token %1 of %2 alone: %3</source>
        <translation>Chỉ tại token %1 trên %2: %3</translation>
    </message>
    <message>
        <source>Token %1 of %2: %3 (not computed yet)</source>
        <translation>Token %1 trên %2: %3 (chưa được tính)</translation>
    </message>
    <message>
        <source>The session had these maps and does not keep them: Compute makes them again.</source>
        <translation>Phiên đã có các bản đồ này và không giữ chúng: Tính sẽ làm lại.</translation>
    </message>
    <message>
        <source>What each head does at each token</source>
        <translation>Mỗi head làm gì tại từng token</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Each map is of one token, at which alone each head is %1; all are on one scale.</source>
        <translation>Mỗi bản đồ là của một token, chỉ tại đó mỗi head được %1; tất cả chung một thang.</translation>
    </message>
    <message>
        <source>Each head %1 at token %2 of %3 alone, %4.</source>
        <translation>Mỗi head được %1 chỉ tại token %2 trên %3, %4.</translation>
    </message>
    <message>
        <source>Colours: %1.</source>
        <translation>Màu: %1.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PredictionList</name>
    <message>
        <source>Most likely next tokens</source>
        <translation>Các token kế tiếp có khả năng cao nhất</translation>
    </message>
    <message>
        <source>Use %1 as &amp;Target</source>
        <translation>Dùng %1 làm &amp;mục tiêu</translation>
    </message>
    <message>
        <source>Use %1 as &amp;Control</source>
        <translation>Dùng %1 làm đố&amp;i chứng</translation>
    </message>
</context>
<context>
    <name>headscope::app::PredictionModel</name>
    <message>
        <source>P = %1, logit %2. Click: target. Shift-click: control.</source>
        <translation>P = %1, logit %2. Nhấp: mục tiêu. Shift và nhấp: đối chứng.</translation>
    </message>
    <message>
        <source>%1, probability %2</source>
        <translation>%1, xác suất %2</translation>
    </message>
    <message>
        <source>%1, the target</source>
        <translation>%1, mục tiêu</translation>
    </message>
    <message>
        <source>%1, the control</source>
        <translation>%1, đối chứng</translation>
    </message>
</context>
<context>
    <name>headscope::app::PredictionsPanel</name>
    <message>
        <source>Clean prediction</source>
        <translation>Dự đoán gốc</translation>
    </message>
    <message>
        <source>Asking the model about the prompt as typed…</source>
        <translation>Đang hỏi mô hình về prompt đang gõ…</translation>
    </message>
    <message>
        <source>For the prompt as typed. Click a token to take it as target.</source>
        <translation>Cho prompt đang gõ. Nhấp một token để lấy làm mục tiêu.</translation>
    </message>
    <message>
        <source>For the prompt as typed; the maps are still of another one.</source>
        <translation>Cho prompt đang gõ; các bản đồ vẫn là của prompt khác.</translation>
    </message>
    <message>
        <source>The prompt as typed has no prediction: %1.</source>
        <translation>Prompt đang gõ không có dự đoán: %1.</translation>
    </message>
    <message>
        <source>For the run shown: “%1”.</source>
        <translation>Cho lượt chạy đang hiện: “%1”.</translation>
    </message>
    <message>
        <source>What the model says next, with nothing ablated, appears here as you type.</source>
        <translation>Điều mô hình nói tiếp theo, khi không cắt bỏ gì, hiện ra ở đây trong lúc gõ.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Như màn hình nền</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Gi&amp;ao diện</translation>
    </message>
    <message>
        <source>&amp;Colours of maps</source>
        <translation>&amp;Màu của bản đồ</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Cỡ &amp;chữ</translation>
    </message>
    <message>
        <source>&amp;Processor and memory…</source>
        <translation>&amp;Bộ xử lý và bộ nhớ…</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Bộ máy tính</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>headscope::app::PresentationStrip</name>
    <message>
        <source>**H**, then the class&apos;s number, from %1 to %2.</source>
        <translation>**H**, rồi con số của lớp, từ %1 đến %2.</translation>
    </message>
    <message>
        <source>Answers of the class: **%1▏** Tab counts it, Enter ends.</source>
        <translation>Câu trả lời của lớp: **%1▏** Tab đếm nó, Enter kết thúc.</translation>
    </message>
    <message>
        <source>The class&apos;s number: **%1▏** Enter gives it. Tab counts it as one answer of many.</source>
        <translation>Con số của lớp: **%1▏** Enter để trả lời. Tab đếm nó là một trong nhiều câu trả lời.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PresenterWindow</name>
    <message>
        <source>Presenter</source>
        <translation>Người trình bày</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>Các bước của bài học</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Right is: %1</source>
        <translation>Đúng là: %1</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Sau đó: %1</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>Đây là bước cuối.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PromptFeature</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Chạy</translation>
    </message>
    <message>
        <source>Ablate every head in turn, and watch target and control</source>
        <translation>Lần lượt cắt bỏ từng head, và theo dõi mục tiêu cùng đối chứng</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>Stop the run; what is finished stays</source>
        <translation>Dừng lượt chạy; phần đã xong ở lại</translation>
    </message>
    <message>
        <source>Target &amp;Follows the Prediction</source>
        <translation>Mục tiêu th&amp;eo dự đoán</translation>
    </message>
    <message>
        <source>The target is what the model says next, until you type or pick another</source>
        <translation>Mục tiêu là điều mô hình nói tiếp theo, cho đến khi gõ hoặc chọn token khác</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F</source>
        <translation>Ctrl+Alt+F</translation>
    </message>
    <message>
        <source>Prompt &amp;Gallery…</source>
        <translation>Thư viện &amp;prompt…</translation>
    </message>
    <message>
        <source>Example prompts, and your own</source>
        <translation>Các prompt mẫu, và các prompt tự thêm</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>S&amp;ave Prompt to the Gallery…</source>
        <translation>&amp;Lưu prompt vào thư viện…</translation>
    </message>
    <message>
        <source>Keep prompt, target and control among the examples</source>
        <translation>Giữ prompt, mục tiêu và đối chứng trong các mẫu</translation>
    </message>
    <message>
        <source>Ctrl+Shift+G</source>
        <translation>Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>&amp;Interventions</source>
        <translation>Phép can th&amp;iệp</translation>
    </message>
    <message>
        <source>Swap Prompt and &amp;Donor</source>
        <translation>H&amp;oán đổi prompt và prompt nguồn</translation>
    </message>
    <message>
        <source>What was noising becomes denoising, and the other way round</source>
        <translation>Gây nhiễu trở thành khử nhiễu, và ngược lại</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+W</source>
        <translation>Ctrl+Alt+Shift+W</translation>
    </message>
    <message>
        <source>B&amp;egin with &lt;|endoftext|&gt;</source>
        <translation>Bắt đầu bằng &lt;|endoftext|&gt; (&amp;8)</translation>
    </message>
    <message>
        <source>Put &lt;|endoftext|&gt; before prompt and donor, as other libraries do: it is a token of both</source>
        <translation>Đặt &lt;|endoftext|&gt; trước prompt và prompt nguồn, như các thư viện khác: nó là một token của cả hai</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+B</source>
        <translation>Ctrl+Alt+Shift+B</translation>
    </message>
    <message>
        <source>This model has no token &lt;|endoftext|&gt;: Begin with &lt;|endoftext|&gt;, which was on when you left, is off.</source>
        <translation>Mô hình này không có token &lt;|endoftext|&gt;: Bắt đầu bằng &lt;|endoftext|&gt;, đang bật ở lần trước, nay tắt.</translation>
    </message>
    <message>
        <source>A model comes first.</source>
        <translation>Cần có mô hình trước.</translation>
    </message>
    <message>
        <source>This model has no token &lt;|endoftext|&gt; to begin with: choose another model, such as gpt2.</source>
        <translation>Mô hình này không có token &lt;|endoftext|&gt; để bắt đầu: hãy chọn mô hình khác, như gpt2.</translation>
    </message>
</context>
<context>
    <name>headscope::app::PromptPanel</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>Thư viện…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Đối chứng</translation>
    </message>
    <message>
        <source>watch one token</source>
        <translation>theo dõi một token</translation>
    </message>
    <message>
        <source>choose positions</source>
        <translation>chọn vị trí</translation>
    </message>
    <message>
        <source>The token that the prompt asks for, with its leading space.</source>
        <translation>Token mà prompt hỏi đến, với dấu cách ở đầu.</translation>
    </message>
    <message>
        <source>A token to compare with: plausible, but not asked for.</source>
        <translation>Token để so sánh: hợp lý, nhưng không được hỏi đến.</translation>
    </message>
    <message>
        <source>Example prompts, and your own</source>
        <translation>Các prompt mẫu, và các prompt tự thêm</translation>
    </message>
    <message>
        <source>choose interventions</source>
        <translation>chọn phép can thiệp</translation>
    </message>
    <message>
        <source>Interventions: %1</source>
        <translation>Phép can thiệp: %1</translation>
    </message>
    <message>
        <source>follow the prediction</source>
        <translation>theo dự đoán</translation>
    </message>
    <message>
        <source>Token %1 is a part of a character, and no text is a part of one: it cannot be typed. headscope-cli takes it as --%2-id %1.</source>
        <translation>Token %1 là một phần của ký tự, mà không văn bản nào là một phần của ký tự: không gõ được nó. headscope-cli nhận nó bằng --%2-id %1.</translation>
    </message>
    <message>
        <source>take %1 as target</source>
        <translation>lấy %1 làm mục tiêu</translation>
    </message>
    <message>
        <source>take %1 as control</source>
        <translation>lấy %1 làm đối chứng</translation>
    </message>
    <message>
        <source>take a prompt of the gallery</source>
        <translation>lấy một prompt của thư viện</translation>
    </message>
    <message>
        <source>begin with &lt;|endoftext|&gt;</source>
        <translation>bắt đầu bằng &lt;|endoftext|&gt;</translation>
    </message>
    <message>
        <source>begin with the prompt&apos;s own text</source>
        <translation>bắt đầu bằng chính văn bản của prompt</translation>
    </message>
    <message>
        <source>swap prompt and donor</source>
        <translation>hoán đổi prompt và prompt nguồn</translation>
    </message>
    <message>
        <source>stop following the prediction</source>
        <translation>không theo dự đoán nữa</translation>
    </message>
</context>
<context>
    <name>headscope::app::PromptText</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The text whose next token is studied</source>
        <translation>Văn bản mà token kế tiếp của nó được khảo sát</translation>
    </message>
    <message>
        <source>Enter runs; Shift+Enter starts a new line.</source>
        <translation>Enter để chạy; Shift+Enter để xuống dòng.</translation>
    </message>
    <message>
        <source>The text was not put in. %1</source>
        <translation>Văn bản không được đưa vào. %1</translation>
    </message>
    <message>
        <source>Put in the end that it reads</source>
        <translation>Đưa vào phần cuối mà nó đọc được</translation>
    </message>
    <message>
        <source>No end of the prompt has the tokens that it has there.</source>
        <translation>Không phần cuối nào của prompt có các token như nó có ở đó.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
        </translation>
    </message>
    <message>
        <source>covered</source>
        <translation>được che</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>Prompt nguồn</translation>
    </message>
    <message>
        <source>The prompt that outputs are taken from</source>
        <translation>Prompt mà đầu ra được lấy từ đó</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The model reads %1 tokens.</source>
        <translation>Mô hình đọc được %1 token.</translation>
    </message>
</context>
<context>
    <name>headscope::app::QuantityPicker</name>
    <message>
        <source>What is shown</source>
        <translation>Hiện điều gì</translation>
    </message>
    <message>
        <source>Of which token</source>
        <translation>Của token nào</translation>
    </message>
    <message>
        <source>With which intervention</source>
        <translation>Với phép can thiệp nào</translation>
    </message>
</context>
<context>
    <name>headscope::app::Recovery</name>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>không ghi được vào thư mục %1</translation>
    </message>
    <message>
        <source>Runs are not saved by themselves: use File &gt; Save Session.</source>
        <translation>Các lượt chạy không được tự lưu: dùng Tệp &gt; Lưu phiên.</translation>
    </message>
</context>
<context>
    <name>headscope::app::RemarkStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Đóng lưu ý</translation>
    </message>
</context>
<context>
    <name>headscope::app::ResultPanel</name>
    <message>
        <source>Does the prediction hold?</source>
        <translation>Dự đoán có đứng vững không?</translation>
    </message>
    <message>
        <source>Heads whose ablation changes the top-1 token</source>
        <translation>Các head mà khi cắt bỏ thì token top-1 thay đổi</translation>
    </message>
    <message>
        <source>Click to choose the head in the maps</source>
        <translation>Nhấp để chọn head trong các bản đồ</translation>
    </message>
    <message>
        <source>After a run: in how many ablations the most likely token stays the same, and where it does not.</source>
        <translation>Sau một lượt chạy: trong bao nhiêu phép cắt bỏ token có khả năng cao nhất vẫn như cũ, và nơi nào thì không.</translation>
    </message>
    <message>
        <source>top-1 %1 kept in %2 of %3</source>
        <translation>top-1 %1 giữ nguyên trong %2 trên %3</translation>
    </message>
    <message>
        <source>top-1 %1 kept in %2 of %3 so far</source>
        <translation>top-1 %1 giữ nguyên trong %2 trên %3 cho đến nay</translation>
    </message>
    <message>
        <source>Where it changes, and to what:</source>
        <translation>Nơi nó thay đổi, và thành gì:</translation>
    </message>
    <message>
        <source>No single head changes it.</source>
        <translation>Không head riêng lẻ nào làm nó thay đổi.</translation>
    </message>
    <message>
        <source>Zero and mean maps of the target: r = %1, largest difference %2</source>
        <translation>Bản đồ 0 và trung bình của mục tiêu: r = %1, khác biệt lớn nhất %2</translation>
    </message>
    <message>
        <source>Zero and mean maps of the target: largest difference %1</source>
        <translation>Bản đồ 0 và trung bình của mục tiêu: khác biệt lớn nhất %1</translation>
    </message>
    <message>
        <source>layer %1, head %2  →  %3</source>
        <translation>tầng %1, head %2  →  %3</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>tầng %1: %2</translation>
    </message>
    <message>
        <source>No head of this layer changes it; the others are covered.</source>
        <translation>Không head nào của tầng này làm nó thay đổi; các head khác đang được che.</translation>
    </message>
</context>
<context>
    <name>headscope::app::RipplePlot</name>
    <message>
        <source>after layer (E: the embedding)</source>
        <translation>sau tầng (E: embedding)</translation>
    </message>
    <message>
        <source>Cosines over the layers</source>
        <translation>Cosine qua các tầng</translation>
    </message>
</context>
<context>
    <name>headscope::app::RipplesFeature</name>
    <message>
        <source>Ripples</source>
        <translation>Gợn sóng</translation>
    </message>
    <message>
        <source>Ctrl+F7</source>
        <translation>Ctrl+F7</translation>
    </message>
    <message>
        <source>Ripples &amp;of the Head or of the Set</source>
        <translation>Gợn sóng của head h&amp;oặc của tập</translation>
    </message>
    <message>
        <source>In the ripples: ablate the chosen head, or the heads of the set</source>
        <translation>Trong gợn sóng: cắt bỏ head đã chọn, hoặc các head của tập</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>Ripp&amp;les of Every Head</source>
        <translation>Gợn sóng của từng head (&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
</context>
<context>
    <name>headscope::app::RipplesPanel</name>
    <message>
        <source>Two tokens</source>
        <translation>Hai token</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>Mọi cặp</translation>
    </message>
    <message>
        <source>Each token</source>
        <translation>Từng token</translation>
    </message>
    <message>
        <source>and</source>
        <translation>và</translation>
    </message>
    <message>
        <source>Chosen head</source>
        <translation>Head đã chọn</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Tập</translation>
    </message>
    <message>
        <source>How alike two tokens&apos; vectors are after every layer</source>
        <translation>Vectơ của hai token giống nhau đến đâu sau mỗi tầng</translation>
    </message>
    <message>
        <source>The mean over all pairs of tokens</source>
        <translation>Trung bình trên mọi cặp token</translation>
    </message>
    <message>
        <source>Each token&apos;s vector in the clean run against the ablated one</source>
        <translation>Vectơ của từng token trong lượt chạy gốc so với lượt cắt bỏ</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Token thứ nhất</translation>
    </message>
    <message>
        <source>Second token</source>
        <translation>Token thứ hai</translation>
    </message>
    <message>
        <source>A token of the prompt</source>
        <translation>Một token của prompt</translation>
    </message>
    <message>
        <source>The token that it is compared with</source>
        <translation>Token được so với nó</translation>
    </message>
    <message>
        <source>Ablate the chosen head</source>
        <translation>Cắt bỏ head đã chọn</translation>
    </message>
    <message>
        <source>Ablate the heads of the ablation set together</source>
        <translation>Cắt bỏ cùng nhau các head của tập cắt bỏ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How alike tokens are, layer by layer</source>
        <translation>Các token giống nhau đến đâu, theo từng tầng</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Cosines, clean and ablated</source>
        <translation>Cosine, gốc và cắt bỏ</translation>
    </message>
    <message>
        <source>What the ablation changes, ablated − clean</source>
        <translation>Phần việc cắt bỏ thay đổi, cắt bỏ − gốc</translation>
    </message>
</context>
<context>
    <name>headscope::app::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Ablate every head in turn: run the model again without its output (Enter)</source>
        <translation>Lần lượt cắt bỏ từng head: chạy lại mô hình mà không có đầu ra của nó (Enter)</translation>
    </message>
    <message>
        <source>Stop; what is finished stays (Esc)</source>
        <translation>Dừng; phần đã xong ở lại (Esc)</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Chạy lại</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message numerus="yes">
        <source>%n ablation(s)</source>
        <translation>
            <numerusform>%n phép cắt bỏ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ablation(s) in %1</source>
        <translation>
            <numerusform>%n phép cắt bỏ trong %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before the first ablation.</source>
        <translation>Đã dừng trước phép cắt bỏ đầu tiên.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 ablations.</source>
        <translation>Đã dừng sau %1 trên %2 phép cắt bỏ.</translation>
    </message>
    <message>
        <source>The run failed. The result before it is shown.</source>
        <translation>Lượt chạy không thành công. Đang hiện kết quả trước đó.</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>Lượt chạy không thành công.</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>Phép can thiệp</translation>
    </message>
    <message>
        <source>What takes the place of a head&apos;s output: zero, mean, a patch from a second prompt …</source>
        <translation>Điều gì thế chỗ đầu ra của head: bằng 0, trung bình, miếng vá từ prompt thứ hai …</translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n phép vá</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es) in %1</source>
        <translation>
            <numerusform>%n phép vá trong %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 patches.</source>
        <translation>Đã dừng sau %1 trên %2 phép vá.</translation>
    </message>
</context>
<context>
    <name>headscope::app::RunController</name>
    <message>
        <source>%1 is open as before.</source>
        <translation>%1 vẫn mở như trước.</translation>
    </message>
    <message>
        <source>No model is open now.</source>
        <translation>Bây giờ không có mô hình nào mở.</translation>
    </message>
</context>
<context>
    <name>headscope::app::RunKeeper</name>
    <message>
        <source>It ended the run in the background, “%1”.</source>
        <translation>Nó đã kết thúc lượt chạy nền, “%1”.</translation>
    </message>
</context>
<context>
    <name>headscope::app::SaveAnswers</name>
    <message>
        <source>Save My Answers</source>
        <translation>Lưu câu trả lời</translation>
    </message>
    <message>
        <source>This is all that the file will hold. No name, no machine and no time of day is in it.</source>
        <translation>Đây là tất cả những gì tệp sẽ chứa. Trong đó không có tên, máy tính hay giờ nào.</translation>
    </message>
    <message>
        <source>&amp;Code word, if your teacher gave you one:</source>
        <translation>&amp;Mã, nếu giáo viên đã cho:</translation>
    </message>
    <message>
        <source>What the file will hold</source>
        <translation>Điều tệp sẽ chứa</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Lưu…</translation>
    </message>
</context>
<context>
    <name>headscope::app::ScatterPlot</name>
    <message>
        <source>a head</source>
        <translation>một head</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3 %4, %5 %6</source>
        <translation>Tầng %1, head %2: %3 %4, %5 %6</translation>
    </message>
</context>
<context>
    <name>headscope::app::SessionController</name>
    <message>
        <source>Headscope sessions (*.headscope);;All files (*)</source>
        <translation>Phiên Headscope (*.headscope);;Mọi tệp (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), the first of “%1”</source>
        <translation>
            <numerusform>%n lượt chạy, lượt đầu là “%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the session?</source>
        <translation>Lưu phiên?</translation>
    </message>
    <message>
        <source>The session “%1” has changes that are not saved.</source>
        <translation>Phiên “%1” có thay đổi chưa lưu.</translation>
    </message>
    <message>
        <source>Save over another version?</source>
        <translation>Lưu đè lên phiên bản khác?</translation>
    </message>
    <message>
        <source>“%1” was written by another window or program since this session was read or saved.</source>
        <translation>“%1” đã được một cửa sổ hoặc chương trình khác ghi từ khi phiên này được đọc hoặc lưu.</translation>
    </message>
    <message>
        <source>Saving over it loses what was written there. Under another name both are kept.</source>
        <translation>Lưu đè thì mất những gì đã được ghi ở đó. Dưới tên khác thì giữ được cả hai.</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Lưu &amp;thành…</translation>
    </message>
    <message>
        <source>Save &amp;Over It</source>
        <translation>Lưu đè &amp;lên</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>Mở phiên</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>Lưu phiên</translation>
    </message>
    <message numerus="yes">
        <source>The history is full: %n of its oldest runs went.</source>
        <translation>
            <numerusform>Lịch sử đã đầy: %n lượt chạy cũ nhất đã bị bỏ.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;New Session</source>
        <translation>Phiê&amp;n mới</translation>
    </message>
    <message>
        <source>Begin with an empty history</source>
        <translation>Bắt đầu với lịch sử trống</translation>
    </message>
    <message>
        <source>&amp;Open Session…</source>
        <translation>&amp;Mở phiên…</translation>
    </message>
    <message>
        <source>Show the runs of a file again; no model is needed</source>
        <translation>Hiện lại các lượt chạy của một tệp; không cần mô hình</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>Reopen &amp;Last Unsaved Session</source>
        <translation>Mở lại phiên chư&amp;a lưu gần nhất</translation>
    </message>
    <message>
        <source>The runs that were there when a window was closed without saving</source>
        <translation>Các lượt chạy có lúc cửa sổ bị đóng mà không lưu</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation>Lưu &amp;phiên</translation>
    </message>
    <message>
        <source>Keep the history, its notes and what is on screen in a file</source>
        <translation>Giữ lịch sử, ghi chú và những gì trên màn hình trong một tệp</translation>
    </message>
    <message>
        <source>Save Session &amp;As…</source>
        <translation>Lư&amp;u phiên thành…</translation>
    </message>
    <message>
        <source>Keep the session in another file</source>
        <translation>Giữ phiên trong một tệp khác</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Đang đọc %1…</translation>
    </message>
    <message>
        <source>session</source>
        <translation>phien</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Đã lưu %1</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ đi</translation>
    </message>
    <message>
        <source>Ctrl+Shift+%1</source>
        <translation>Ctrl+Shift+%1</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>&amp;Xóa danh sách này</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Shift+Backspace</translation>
    </message>
    <message>
        <source>Forget these files; they stay where they are</source>
        <translation>Quên các tệp này; chúng ở lại chỗ cũ</translation>
    </message>
    <message>
        <source>%1[*] — Headscope</source>
        <translation>%1[*] — Headscope</translation>
    </message>
    <message>
        <source>Headscope was not closed properly: a session of %1 can be recovered.</source>
        <translation>Headscope đã không được đóng đúng cách: có thể khôi phục một phiên lúc %1.</translation>
    </message>
    <message>
        <source>Headscope was not closed properly: a session of %1 can be recovered, %2.</source>
        <translation>Headscope đã không được đóng đúng cách: có thể khôi phục một phiên lúc %1, %2.</translation>
    </message>
    <message>
        <source>1 run, of “%1”</source>
        <translation>1 lượt chạy, của “%1”</translation>
    </message>
</context>
<context>
    <name>headscope::app::SessionDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Chưa đặt tên</translation>
    </message>
</context>
<context>
    <name>headscope::app::SetChips</name>
    <message>
        <source>Layer %1, head %2: take it out of the set</source>
        <translation>Tầng %1, head %2: lấy nó ra khỏi tập</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>và %1 nữa</translation>
    </message>
</context>
<context>
    <name>headscope::app::SetGrowth</name>
    <message>
        <source>A run comes first: it says what is to be lowered.</source>
        <translation>Cần có một lượt chạy trước: nó cho biết phải làm giảm điều gì.</translation>
    </message>
    <message>
        <source>Every head is in the set.</source>
        <translation>Mọi head đều ở trong tập.</translation>
    </message>
</context>
<context>
    <name>headscope::app::SetPanel</name>
    <message>
        <source>Effect</source>
        <translation>Tác động</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Mở rộng</translation>
    </message>
    <message>
        <source>Named sets</source>
        <translation>Các tập có tên</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Take all heads out of the set</source>
        <translation>Lấy mọi head ra khỏi tập</translation>
    </message>
    <message>
        <source>What the heads of the set do together, and what they do alone</source>
        <translation>Các head của tập làm gì khi cùng nhau, và khi riêng lẻ</translation>
    </message>
    <message>
        <source>Let the set grow by the heads that lower the target most</source>
        <translation>Mở rộng tập bằng các head làm mục tiêu giảm nhiều nhất</translation>
    </message>
    <message>
        <source>Keep sets under a name, and take them again</source>
        <translation>Giữ các tập dưới một tên, và lấy lại chúng</translation>
    </message>
    <message>
        <source>Log-odds: ln(P / (1 − P)), in nats. They have neither a floor nor a ceiling, so that what adds up in the logits adds up in them.</source>
        <translation>Log-odds: ln(P / (1 − P)), tính bằng nat. Chúng không có sàn cũng không có trần, nên điều gì cộng lại trong logit thì cũng cộng lại trong chúng.</translation>
    </message>
    <message>
        <source>Add the &amp;Next Head</source>
        <translation>Thêm head &amp;kế tiếp</translation>
    </message>
    <message>
        <source>Ctrl+Alt+N</source>
        <translation>Ctrl+Alt+N</translation>
    </message>
    <message>
        <source>Add Several &amp;Heads</source>
        <translation>Thêm &amp;nhiều head</translation>
    </message>
    <message>
        <source>Ctrl+Alt+B</source>
        <translation>Ctrl+Alt+B</translation>
    </message>
    <message>
        <source>Add &amp;Until It Stops Falling</source>
        <translation>Thêm cho đến khi thôi &amp;giảm</translation>
    </message>
    <message>
        <source>Ctrl+Alt+U</source>
        <translation>Ctrl+Alt+U</translation>
    </message>
    <message>
        <source>Stop &amp;Growing</source>
        <translation>&amp;Dừng mở rộng</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>S&amp;ave the Set Under a Name</source>
        <translation>&amp;Lưu tập dưới một tên</translation>
    </message>
    <message>
        <source>Keep the set, in this session and in all others</source>
        <translation>Giữ tập, trong phiên này và mọi phiên khác</translation>
    </message>
    <message>
        <source>Ctrl+Alt+S</source>
        <translation>Ctrl+Alt+S</translation>
    </message>
    <message>
        <source>Go to the Na&amp;med Sets</source>
        <translation>Đến &amp;các tập có tên</translation>
    </message>
    <message>
        <source>The sets that have a name, to be chosen with the arrow keys</source>
        <translation>Các tập đã có tên, chọn bằng các phím mũi tên</translation>
    </message>
    <message>
        <source>Ctrl+Alt+I</source>
        <translation>Ctrl+Alt+I</translation>
    </message>
    <message>
        <source>&amp;Take the Chosen Named Set</source>
        <translation>Lấy tậ&amp;p có tên đã chọn</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Return</source>
        <translation>Ctrl+Shift+Return</translation>
    </message>
    <message>
        <source>&amp;Rename the Chosen Named Set</source>
        <translation>Đổ&amp;i tên tập đã chọn</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F2</source>
        <translation>Ctrl+Shift+F2</translation>
    </message>
    <message>
        <source>&amp;Delete the Chosen Named Set</source>
        <translation>Xó&amp;a tập có tên đã chọn</translation>
    </message>
    <message>
        <source>Alt+Shift+Del</source>
        <translation>Alt+Shift+Del</translation>
    </message>
    <message>
        <source>The run on screen was made with another model than the one that is open, and this set was not looked at then. Run again to see what it does.</source>
        <translation>Lượt chạy trên màn hình được làm với mô hình khác với mô hình đang mở, và khi đó tập này chưa được xem. Chạy lại để xem nó làm gì.</translation>
    </message>
    <message>
        <source>The effect of the set cannot be computed: %1. %2</source>
        <translation>Không tính được tác động của tập: %1. %2</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Đang tính…</translation>
    </message>
    <message>
        <source>After a run: put heads into the set to ablate them together.</source>
        <translation>Sau một lượt chạy: đưa các head vào tập để cắt bỏ chúng cùng nhau.</translation>
    </message>
    <message>
        <source>Put heads into the set to ablate them together: click cells of a map with Ctrl, press Space, or drag over them; a click on a layer&apos;s or a head&apos;s number takes all of it.</source>
        <translation>Đưa các head vào tập để cắt bỏ chúng cùng nhau: nhấp các ô của bản đồ với Ctrl, nhấn Space, hoặc kéo qua chúng; nhấp vào số của một tầng hoặc một head thì lấy tất cả.</translation>
    </message>
    <message>
        <source>No head is in the set.</source>
        <translation>Không có head nào trong tập.</translation>
    </message>
    <message>
        <source>Each head is %1.</source>
        <translation>Mỗi head %1.</translation>
    </message>
    <message>
        <source>The sum of the single effects is known when the run has computed all members.</source>
        <translation>Tổng các tác động riêng lẻ được biết khi lượt chạy đã tính mọi thành viên.</translation>
    </message>
    <message>
        <source>Stand-ins</source>
        <translation>Head làm thay</translation>
    </message>
    <message>
        <source>Which heads matter more once the set is gone</source>
        <translation>Head nào quan trọng hơn khi tập không còn</translation>
    </message>
    <message>
        <source>Map Gi&amp;ven the Set</source>
        <translation>&amp;Bản đồ khi đã cắt tập</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Y</source>
        <translation>Ctrl+Alt+Y</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s) are %1 together:</source>
        <translation>
            <numerusform>%n head %1 cùng nhau:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::SetsFeature</name>
    <message>
        <source>Ablation set</source>
        <translation>Tập cắt bỏ</translation>
    </message>
    <message>
        <source>Alt+6</source>
        <translation>Alt+6</translation>
    </message>
    <message>
        <source>Chosen Head Into or Out of the &amp;Set</source>
        <translation>Đưa head đã chọn vào hoặc ra khỏi &amp;tập</translation>
    </message>
    <message>
        <source>Ablate the chosen head together with the others of the set</source>
        <translation>Cắt bỏ head đã chọn cùng với các head khác của tập</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Clear the Set</source>
        <translation>&amp;Xóa hết tập</translation>
    </message>
    <message>
        <source>Take all heads out of the ablation set</source>
        <translation>Lấy mọi head ra khỏi tập cắt bỏ</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
</context>
<context>
    <name>headscope::app::ShortcutsDialog</name>
    <message>
        <source>&amp;Do It</source>
        <translation>&amp;Thực hiện</translation>
    </message>
    <message>
        <source>Keys and Mouse</source>
        <translation>Phím và chuột</translation>
    </message>
    <message>
        <source>Search: what, where or keys</source>
        <translation>Tìm: điều gì, ở đâu hoặc phím nào</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Điều gì</translation>
    </message>
    <message>
        <source>Keys or mouse</source>
        <translation>Phím hoặc chuột</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giải thích</translation>
    </message>
    <message>
        <source>Actions and gestures</source>
        <translation>Hành động và cử chỉ</translation>
    </message>
    <message>
        <source>Carry out the chosen action (Enter)</source>
        <translation>Thực hiện hành động đã chọn (Enter)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>headscope::app::ShownAttribution</name>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Đang tính…</translation>
    </message>
    <message>
        <source>The logit of a set of tokens is not a sum of parts. Choose one target and one control to see what each part adds.</source>
        <translation>Logit của một tập token không phải là tổng của các phần. Chọn một mục tiêu và một đối chứng để xem mỗi phần cộng gì.</translation>
    </message>
    <message>
        <source>The run has no map of this intervention.</source>
        <translation>Lượt chạy không có bản đồ nào của phép can thiệp này.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ShownRipples</name>
    <message>
        <source>It failed: %1. %2</source>
        <translation>Không thành công: %1. %2</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Đang tính…</translation>
    </message>
</context>
<context>
    <name>headscope::app::StaleStrip</name>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Put Back</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Run what is typed</source>
        <translation>Chạy điều đang gõ</translation>
    </message>
    <message>
        <source>Type again what these maps are of</source>
        <translation>Gõ lại những gì mà các bản đồ này thuộc về</translation>
    </message>
</context>
<context>
    <name>headscope::app::StepPage</name>
    <message>
        <source>What the step does</source>
        <translation>Bước làm gì</translation>
    </message>
    <message>
        <source>Heading of the step</source>
        <translation>Tiêu đề của bước</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Which text of the step</source>
        <translation>Văn bản nào của bước</translation>
    </message>
    <message>
        <source>Text in Markdown</source>
        <translation>Văn bản Markdown</translation>
    </message>
    <message>
        <source>What learners read. Numbers are inserted, not typed.</source>
        <translation>Những gì người học đọc. Con số được chèn, không gõ.</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Hiển thị thế nào</translation>
    </message>
    <message>
        <source>Insert a Number…</source>
        <translation>Chèn con số…</translation>
    </message>
    <message>
        <source>A number, head or token that the model gives, also on another model</source>
        <translation>Con số, head hoặc token do mô hình cho, cả trên mô hình khác</translation>
    </message>
    <message>
        <source>Take the Window</source>
        <translation>Lấy cửa sổ</translation>
    </message>
    <message>
        <source>The step shows what the window shows now: prompt, maps, head, set</source>
        <translation>Bước hiển thị những gì cửa sổ hiển thị lúc này: prompt, bản đồ, head, tập</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>Hỏi…</translation>
    </message>
    <message>
        <source>What learners are asked, and what is right</source>
        <translation>Hỏi người học điều gì, và đáp án đúng</translation>
    </message>
    <message>
        <source>Cover…</source>
        <translation>Che…</translation>
    </message>
    <message>
        <source>Frame…</source>
        <translation>Đóng khung…</translation>
    </message>
    <message>
        <source>What of the window gets a frame</source>
        <translation>Phần nào của cửa sổ được đóng khung</translation>
    </message>
    <message>
        <source>To Do…</source>
        <translation>Việc cần làm…</translation>
    </message>
    <message>
        <source>Add a Hint</source>
        <translation>Thêm gợi ý</translation>
    </message>
    <message>
        <source>Help for who asks for it</source>
        <translation>Trợ giúp cho ai yêu cầu</translation>
    </message>
    <message>
        <source>The panel that comes to the front</source>
        <translation>Bảng được đưa ra phía trước</translation>
    </message>
    <message>
        <source>No other panel in front</source>
        <translation>Không đưa bảng nào ra trước</translation>
    </message>
    <message>
        <source>In front: %1</source>
        <translation>Phía trước: %1</translation>
    </message>
    <message>
        <source>Shows %1.</source>
        <translation>Hiển thị %1.</translation>
    </message>
    <message>
        <source>Asks for: %1.</source>
        <translation>Hỏi: %1.</translation>
    </message>
    <message>
        <source>Right on the open model: %1.</source>
        <translation>Đúng trên mô hình đang mở: %1.</translation>
    </message>
    <message>
        <source>Covers %1.</source>
        <translation>Che %1.</translation>
    </message>
    <message>
        <source>Done when %1.</source>
        <translation>Xong khi %1.</translation>
    </message>
    <message>
        <source>change a step&apos;s heading</source>
        <translation>đổi tiêu đề của một bước</translation>
    </message>
    <message>
        <source>change a step&apos;s text</source>
        <translation>đổi văn bản của một bước</translation>
    </message>
    <message>
        <source>change what a step does</source>
        <translation>đổi loại của một bước</translation>
    </message>
    <message>
        <source>change the panel in front</source>
        <translation>đổi bảng ở phía trước</translation>
    </message>
    <message>
        <source>The window cannot be taken as it is</source>
        <translation>Không thể lấy cửa sổ như hiện tại</translation>
    </message>
    <message>
        <source>take the window for a step</source>
        <translation>lấy cửa sổ cho một bước</translation>
    </message>
    <message>
        <source>The step shows what the window shows now.</source>
        <translation>Bước hiển thị những gì cửa sổ hiển thị lúc này.</translation>
    </message>
    <message>
        <source>insert a number</source>
        <translation>chèn một con số</translation>
    </message>
    <message>
        <source>change what is asked</source>
        <translation>đổi câu hỏi</translation>
    </message>
    <message>
        <source>What Is Covered</source>
        <translation>Những gì bị che</translation>
    </message>
    <message>
        <source>change what is covered</source>
        <translation>đổi những gì bị che</translation>
    </message>
    <message>
        <source>Framed at once</source>
        <translation>Đóng khung ngay</translation>
    </message>
    <message>
        <source>Framed once it is answered</source>
        <translation>Đóng khung khi đã trả lời</translation>
    </message>
    <message>
        <source>What Gets a Frame</source>
        <translation>Phần được đóng khung</translation>
    </message>
    <message>
        <source>change what gets a frame</source>
        <translation>đổi phần được đóng khung</translation>
    </message>
    <message>
        <source>When It Is Done</source>
        <translation>Khi nào thì xong</translation>
    </message>
    <message>
        <source>change what is to be done</source>
        <translation>đổi việc cần làm</translation>
    </message>
    <message>
        <source>add a hint</source>
        <translation>thêm gợi ý</translation>
    </message>
    <message>
        <source>Goes On With…</source>
        <translation>Đi tiếp đến…</translation>
    </message>
    <message>
        <source>Which step comes next: when the answer is right, wrong or skipped</source>
        <translation>Bước nào kế tiếp: khi trả lời đúng, sai hoặc bỏ qua</translation>
    </message>
    <message>
        <source>Rests On…</source>
        <translation>Dựa trên…</translation>
    </message>
    <message>
        <source>What must hold on a model, so that the text is true there</source>
        <translation>Điều phải đúng trên một mô hình, để văn bản đúng ở đó</translation>
    </message>
    <message>
        <source>Rests on %1.</source>
        <translation>Dựa trên %1.</translation>
    </message>
    <message>
        <source>Right leads to step %1.</source>
        <translation>Đúng thì đến bước %1.</translation>
    </message>
    <message>
        <source>Wrong leads to step %1.</source>
        <translation>Sai thì đến bước %1.</translation>
    </message>
    <message>
        <source>Skipped leads to step %1.</source>
        <translation>Bỏ qua thì đến bước %1.</translation>
    </message>
    <message>
        <source>Only come to from another step.</source>
        <translation>Chỉ đến được từ một bước khác.</translation>
    </message>
    <message>
        <source>change what comes next</source>
        <translation>đổi bước kế tiếp</translation>
    </message>
    <message>
        <source>change what a text rests on</source>
        <translation>đổi điều văn bản dựa trên</translation>
    </message>
    <message>
        <source>For the cell of another head, choose the head in a map first.</source>
        <translation>Muốn đóng khung ô của một head khác, hãy chọn head đó trong bản đồ trước.</translation>
    </message>
    <message>
        <source>What is hidden until it is answered, or while the step is shown</source>
        <translation>Những gì bị che đến khi được trả lời, hoặc trong suốt bước</translation>
    </message>
    <message>
        <source>Once it is answered, still %1.</source>
        <translation>Sau khi trả lời, vẫn che %1.</translation>
    </message>
    <message>
        <source>Covered until it is answered</source>
        <translation>Bị che đến khi trả lời</translation>
    </message>
    <message>
        <source>Covered while it is shown</source>
        <translation>Bị che trong khi bước được hiện</translation>
    </message>
    <message>
        <source>Still covered once it is answered</source>
        <translation>Vẫn bị che sau khi trả lời</translation>
    </message>
    <message>
        <source>It is hidden everywhere, also from screen readers. What stays covered keeps its answer for a later question.</source>
        <translation>Bị che ở mọi nơi, cả với trình đọc màn hình. Những gì vẫn bị che giữ đáp án cho một câu hỏi sau.</translation>
    </message>
    <message>
        <source>It is hidden everywhere, also from screen readers, so that a later question keeps its answer.</source>
        <translation>Bị che ở mọi nơi, cả với trình đọc màn hình, để một câu hỏi sau giữ được đáp án.</translation>
    </message>
    <message>
        <source>To leave one row of the maps, choose a head of it first.</source>
        <translation>Để chừa lại một hàng của bản đồ, hãy chọn trước một head của hàng ấy.</translation>
    </message>
    <message>
        <source>What must be true for the task to be done</source>
        <translation>Điều gì phải đúng thì việc cần làm là xong</translation>
    </message>
    <message>
        <source>What is true in the window now can be asked for. All that is ticked must be true.</source>
        <translation>Có thể yêu cầu những gì đang đúng trong cửa sổ. Mọi mục được đánh dấu đều phải đúng.</translation>
    </message>
</context>
<context>
    <name>headscope::app::StepText</name>
    <message>
        <source>Text of the step</source>
        <translation>Văn bản của bước</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyDesk</name>
    <message>
        <source>Open a study, or generate one.</source>
        <translation>Mở một khảo sát, hoặc tạo một cái.</translation>
    </message>
    <message>
        <source>This study is computed by others: its folder is watched.</source>
        <translation>Khảo sát này do nơi khác tính: thư mục của nó được theo dõi.</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Chưa có mô hình nào mở.</translation>
    </message>
    <message>
        <source>What is wrong with the study has to be mended first.</source>
        <translation>Trước hết cần sửa những gì sai trong khảo sát.</translation>
    </message>
    <message>
        <source>It is being computed.</source>
        <translation>Đang được tính.</translation>
    </message>
    <message>
        <source>Every prompt is computed.</source>
        <translation>Mọi prompt đã được tính.</translation>
    </message>
    <message>
        <source>It is of the model %1: open that one to compute the rest.</source>
        <translation>Nó là của mô hình %1: hãy mở mô hình đó để tính phần còn lại.</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyFeature</name>
    <message>
        <source>St&amp;udy of Many Prompts…</source>
        <translation>Khảo sát nhiều prompt (Khảo sát nhiề&amp;u prompt…amp;9)…</translation>
    </message>
    <message>
        <source>One map over many prompts, with intervals</source>
        <translation>Một bản đồ qua nhiều prompt, với các khoảng tin cậy</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Shift+U</source>
        <translation>Ctrl+Alt+Shift+U</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message numerus="yes">
        <source>The study &quot;%1&quot; goes on while its window is closed: %2 of %n prompt(s). Where the program ends, Run goes on from there.</source>
        <translation>
            <numerusform>Nghiên cứu &quot;%1&quot; vẫn tiếp tục trong khi cửa sổ của nó đóng: %2 trên %n prompt. Nếu chương trình kết thúc, Chạy sẽ tiếp tục từ đó.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The study &quot;%1&quot; has ended: %2 of %n prompt(s).</source>
        <translation>
            <numerusform>Nghiên cứu &quot;%1&quot; đã kết thúc: %2 trên %n prompt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyHeadsModel</name>
    <message>
        <source>Of the largest |t| of all heads, by flipping signs: holds for all heads at once</source>
        <translation>Của |t| lớn nhất trong mọi head, bằng cách đảo dấu: đúng cho mọi head cùng lúc</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95 % từ</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>d_z</source>
        <translation>d_z</translation>
    </message>
    <message>
        <source>p, all heads</source>
        <translation>p, mọi head</translation>
    </message>
    <message>
        <source>p, Holm</source>
        <translation>p, Holm</translation>
    </message>
    <message>
        <source>q, BH</source>
        <translation>q, BH</translation>
    </message>
    <message>
        <source>Same sign</source>
        <translation>Cùng dấu</translation>
    </message>
    <message>
        <source>Rows are sorted by the end of the interval that is nearer to 0, the largest first; those whose interval holds 0 come after them, by the size of their mean.</source>
        <translation>Các hàng được sắp theo đầu khoảng gần 0 hơn, lớn nhất trước; những hàng có khoảng chứa 0 đứng sau, theo độ lớn của trung bình.</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyList</name>
    <message>
        <source>its folder is gone</source>
        <translation>thư mục của nó đã mất</translation>
    </message>
    <message>
        <source>%1 of %2 prompts</source>
        <translation>%1 trên %2 prompt</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Mô hình: %1</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Khảo sát</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyMapView</name>
    <message>
        <source>less</source>
        <translation>trừ</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>Phép can thiệp</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Đại lượng</translation>
    </message>
    <message>
        <source>What of the effects</source>
        <translation>Điều gì của ảnh hưởng</translation>
    </message>
    <message>
        <source>Column that prompts are grouped by</source>
        <translation>Cột chia nhóm các prompt</translation>
    </message>
    <message>
        <source>The column of the study&apos;s file that prompts are grouped by</source>
        <translation>Cột trong tệp của khảo sát dùng để chia nhóm các prompt</translation>
    </message>
    <message>
        <source>Group whose mean is compared</source>
        <translation>Nhóm có trung bình được so sánh</translation>
    </message>
    <message>
        <source>Group whose mean is taken away</source>
        <translation>Nhóm có trung bình bị trừ đi</translation>
    </message>
    <message>
        <source>Choose a prompt in a list.</source>
        <translation>Hãy chọn một prompt trong một danh sách.</translation>
    </message>
    <message>
        <source>The prompts are not in groups.</source>
        <translation>Các prompt không chia nhóm.</translation>
    </message>
    <message>
        <source>“%1” less “%2”</source>
        <translation>“%1” trừ “%2”</translation>
    </message>
    <message numerus="yes">
        <source>over %n prompt(s)</source>
        <translation>
            <numerusform>qua %n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>The mean of each group, all on one scale: colours end at ±%1.</source>
        <translation>Trung bình của mỗi nhóm, tất cả chung một thang: màu kết thúc ở ±%1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; hatched: not significant</source>
        <translation>%1; gạch chéo: không có ý nghĩa thống kê</translation>
    </message>
    <message>
        <source>%1 so far; hatching comes at the end</source>
        <translation>đến nay %1; gạch chéo có ở cuối</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>Head %1: mean %2</source>
        <translation>Head %1: trung bình %2</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2</source>
        <translation>khoảng 95 % từ %1 đến %2</translation>
    </message>
    <message>
        <source>95 % interval: not known</source>
        <translation>khoảng 95 %: chưa biết</translation>
    </message>
    <message>
        <source>n = %1, d_z %2</source>
        <translation>n = %1, d_z %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Most typical: prompt %1</source>
        <translation>Điển hình nhất: prompt %1</translation>
    </message>
    <message>
        <source>Least typical: prompt %1</source>
        <translation>Ít điển hình nhất: prompt %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyPromptsModel</name>
    <message>
        <source>computed</source>
        <translation>đã tính</translation>
    </message>
    <message>
        <source>Prompt no.</source>
        <translation>Prompt số</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Đối chứng</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>Prompt nguồn</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>dòng %1: %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::StudyWindow</name>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Chạy</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>Show This &amp;Prompt</source>
        <translation>&amp;Xem prompt này</translation>
    </message>
    <message>
        <source>Save as &amp;CSV…</source>
        <translation>Lưu thành C&amp;SV…</translation>
    </message>
    <message>
        <source>Save as &amp;JSON…</source>
        <translation>Lưu thành &amp;JSON…</translation>
    </message>
    <message>
        <source>Save &amp;Figure…</source>
        <translation>Lưu &amp;hình…</translation>
    </message>
    <message>
        <source>Copy C&amp;aption</source>
        <translation>&amp;Sao chép chú thích</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Khảo sát</translation>
    </message>
    <message>
        <source>Open a Study</source>
        <translation>Mở một khảo sát</translation>
    </message>
    <message>
        <source>Studies and prompts (*.json *.jsonl *.csv);;All files (*)</source>
        <translation>Khảo sát và prompt (*.json *.jsonl *.csv);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <source>&amp;Generate…</source>
        <translation>&amp;Tạo…</translation>
    </message>
    <message>
        <source>&amp;Watch a Folder…</source>
        <translation>T&amp;heo dõi thư mục…</translation>
    </message>
    <message>
        <source>The folder that headscope-cli study run writes to, on this or on other machines</source>
        <translation>Thư mục mà headscope-cli study run ghi vào, trên máy này hay máy khác</translation>
    </message>
    <message>
        <source>Prompts of the study</source>
        <translation>Các prompt của khảo sát</translation>
    </message>
    <message>
        <source>Heads, the surest effects first</source>
        <translation>Các head, ảnh hưởng chắc chắn nhất trước</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <source>Save the Study as CSV</source>
        <translation>Lưu khảo sát thành CSV</translation>
    </message>
    <message>
        <source>Save the Study as JSON</source>
        <translation>Lưu khảo sát thành JSON</translation>
    </message>
    <message>
        <source>The caption is copied.</source>
        <translation>Đã sao chép chú thích.</translation>
    </message>
    <message>
        <source>Folder of a Study&apos;s Rows</source>
        <translation>Thư mục các dòng của một khảo sát</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n prompt(s)</source>
        <translation>
            <numerusform>%1: %n prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 prompts</source>
        <translation>%1 trên %2 prompt</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, còn %2</translation>
    </message>
    <message>
        <source>%1, computing statistics</source>
        <translation>%1, đang tính thống kê</translation>
    </message>
    <message>
        <source>%1; the folder is watched</source>
        <translation>%1; thư mục đang được theo dõi</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend before it can be computed: see the table.</source>
        <translation>
            <numerusform>%n điều cần sửa trước khi tính được: xem bảng.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Choose a head in the map or in the table.</source>
        <translation>Chọn một head trong bản đồ hoặc trong bảng.</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>Đã ghi %1.</translation>
    </message>
    <message>
        <source>%1 (effect %2)</source>
        <translation>%1 (ảnh hưởng %2)</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>Điển hình</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>đã tính</translation>
    </message>
</context>
<context>
    <name>headscope::app::TargetFollower</name>
    <message>
        <source>Follow the model</source>
        <translation>Theo mô hình</translation>
    </message>
    <message>
        <source>The target is what the model says next, whatever the prompt, until you type or pick another token.</source>
        <translation>Mục tiêu là điều mô hình nói tiếp theo, dù prompt là gì, cho đến khi gõ hoặc chọn token khác.</translation>
    </message>
    <message>
        <source>The model says token %1, a part of a character, which no text is: the target stays as it was.</source>
        <translation>Mô hình nói token %1, một phần của ký tự, mà không văn bản nào là như vậy: mục tiêu giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>headscope::app::ThenDialog</name>
    <message>
        <source>This step is only come to from &amp;another one</source>
        <translation>Chỉ đến được bước này từ một bước &amp;khác</translation>
    </message>
    <message>
        <source>What Comes Next</source>
        <translation>Điều gì kế tiếp</translation>
    </message>
    <message>
        <source>When it is &amp;right</source>
        <translation>Khi đú&amp;ng</translation>
    </message>
    <message>
        <source>When it is &amp;done</source>
        <translation>Khi đã &amp;xong</translation>
    </message>
    <message>
        <source>When it is &amp;wrong</source>
        <translation>Khi &amp;sai</translation>
    </message>
    <message>
        <source>When it is &amp;skipped</source>
        <translation>Khi &amp;bỏ qua</translation>
    </message>
    <message>
        <source>Whoever goes from step to step does not see it</source>
        <translation>Ai đi từng bước một sẽ không thấy nó</translation>
    </message>
    <message>
        <source>A lesson must come to its end: a step may lead forward, and past others.</source>
        <translation>Một bài học phải đi đến cuối: một bước có thể dẫn về phía trước và vượt qua các bước khác.</translation>
    </message>
    <message>
        <source>the next step</source>
        <translation>bước kế tiếp</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::TokenChip</name>
    <message>
        <source>Clean text, token %1: %2, probability %3, rank %4</source>
        <translation>Văn bản gốc, token %1: %2, xác suất %3, hạng %4</translation>
    </message>
    <message>
        <source>Ablated text, token %1: %2, probability %3, rank %4</source>
        <translation>Văn bản khi cắt bỏ, token %1: %2, xác suất %3, hạng %4</translation>
    </message>
    <message>
        <source>%1; here the texts part</source>
        <translation>%1; ở đây hai văn bản tách nhau</translation>
    </message>
    <message>
        <source>%1. Click: the prompt becomes what stands before this token, and the token the target.</source>
        <translation>%1. Nhấp: prompt thành phần đứng trước token này, và token này thành mục tiêu.</translation>
    </message>
    <message>
        <source>%1; not in the other text</source>
        <translation>%1; không có trong văn bản kia</translation>
    </message>
</context>
<context>
    <name>headscope::app::TokenField</name>
    <message>
        <source>The text was not put in. %1 A token is shorter.</source>
        <translation>Văn bản không được đưa vào. %1 Một token ngắn hơn.</translation>
    </message>
    <message>
        <source>The text was not put in. %1</source>
        <translation>Văn bản không được đưa vào. %1</translation>
    </message>
</context>
<context>
    <name>headscope::app::TokenHints</name>
    <message>
        <source>Type one token.</source>
        <translation>Gõ một token.</translation>
    </message>
    <message>
        <source>This is %1 tokens. The model is asked for one, the first:</source>
        <translation>Đây là %1 token. Mô hình được hỏi một token, token đầu tiên:</translation>
    </message>
    <message>
        <source>This is %1 tokens, parts of a character, and no text is a part of one. Choose another text:</source>
        <translation>Đây là %1 token, các phần của ký tự, mà không văn bản nào là một phần của ký tự. Chọn văn bản khác:</translation>
    </message>
    <message>
        <source>This is %1 tokens, and it must be one:</source>
        <translation>Đây là %1 token, mà phải là một:</translation>
    </message>
    <message>
        <source>Counts as one with %1 and %2 more.</source>
        <translation>Tính là một cùng với %1 và %2 nữa.</translation>
    </message>
    <message>
        <source>Counts as one with %1.</source>
        <translation>Tính là một cùng với %1.</translation>
    </message>
    <message>
        <source>Watch this one alone</source>
        <translation>Chỉ theo dõi token này</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Có phải ý là</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Dùng %1</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>Dùng token này</translation>
    </message>
</context>
<context>
    <name>headscope::app::TokenStrip</name>
    <message>
        <source>Tokens: %1</source>
        <translation>Token: %1</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>thêm %1</translation>
    </message>
    <message>
        <source>Token %1 of %2. Click to ablate heads at this position, and at others that you click; Shift-click takes all between.</source>
        <translation>Token %1 trên %2. Nhấp để cắt bỏ head tại vị trí này, và tại các vị trí khác được nhấp; Shift và nhấp để lấy mọi vị trí ở giữa.</translation>
    </message>
    <message>
        <source>%1, token %2 of %3, chosen</source>
        <translation>%1, token %2 trên %3, đã chọn</translation>
    </message>
    <message>
        <source>%1, token %2 of %3</source>
        <translation>%1, token %2 trên %3</translation>
    </message>
    <message>
        <source>%1, token %2 of %3, chosen, differs between prompt and donor</source>
        <translation>%1, token %2 trên %3, được chọn, khác nhau giữa prompt và prompt nguồn</translation>
    </message>
    <message>
        <source>%1, token %2 of %3, differs between prompt and donor</source>
        <translation>%1, token %2 trên %3, khác nhau giữa prompt và prompt nguồn</translation>
    </message>
</context>
<context>
    <name>headscope::app::ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Công cụ</translation>
    </message>
    <message>
        <source>Icon&amp;s</source>
        <translation>B&amp;iểu tượng</translation>
    </message>
    <message>
        <source>Show or hide the icons at the end of the menu bar</source>
        <translation>Hiện hoặc ẩn các biểu tượng ở cuối thanh trình đơn</translation>
    </message>
    <message>
        <source>Ctrl+Alt+T</source>
        <translation>Ctrl+Alt+T</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>headscope::app::TopPair</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>gốc</translation>
    </message>
    <message>
        <source>Clean: %1; %2: %3.</source>
        <translation>Gốc: %1; %2: %3.</translation>
    </message>
</context>
<context>
    <name>headscope::app::TrustFeature</name>
    <message>
        <source>Trust</source>
        <translation>Độ tin cậy</translation>
    </message>
    <message>
        <source>Alt+8</source>
        <translation>Alt+8</translation>
    </message>
    <message>
        <source>&amp;Verify the Model, or Stop It</source>
        <translation>&amp;Kiểm chứng mô hình, hoặc dừng lại</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>Copy the &amp;Checks as Text</source>
        <translation>Sao chép các phép kiểm thành văn &amp;bản</translation>
    </message>
    <message>
        <source>Ctrl+Alt+X</source>
        <translation>Ctrl+Alt+X</translation>
    </message>
</context>
<context>
    <name>headscope::app::TrustPanel</name>
    <message>
        <source>fact</source>
        <translation>dữ kiện</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ đạt</translation>
    </message>
    <message>
        <source>≈ provisional</source>
        <translation>≈ tạm thời</translation>
    </message>
    <message>
        <source>– not applicable</source>
        <translation>– không áp dụng</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ không đạt</translation>
    </message>
    <message>
        <source>Check the open model and this machine, or stop doing so</source>
        <translation>Kiểm chứng mô hình đang mở và máy này, hoặc ngừng việc đó</translation>
    </message>
    <message>
        <source>Copy all checks with what was found, as a table of text</source>
        <translation>Sao chép mọi phép kiểm cùng điều tìm thấy, thành bảng văn bản</translation>
    </message>
    <message>
        <source>Checks of the open model</source>
        <translation>Các phép kiểm của mô hình đang mở</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Phép kiểm</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Điều tìm thấy</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Sai khác</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Dung sai</translation>
    </message>
    <message>
        <source>Waits for the run to end, then begins.</source>
        <translation>Đợi lượt chạy kết thúc, rồi bắt đầu.</translation>
    </message>
    <message>
        <source>Step %1 of %2…</source>
        <translation>Bước %1 trên %2…</translation>
    </message>
    <message>
        <source>Could not verify: %1. %2</source>
        <translation>Không kiểm chứng được: %1. %2</translation>
    </message>
    <message>
        <source>Checks this model and this machine: hash, noise, identities, published figures.</source>
        <translation>Kiểm chứng mô hình này và máy này: mã băm, nhiễu, các hằng đẳng thức, các số liệu đã công bố.</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed, %3 provisional, %4 not applicable</source>
        <translation>%1 đạt, %2 không đạt, %3 tạm thời, %4 không áp dụng</translation>
    </message>
    <message>
        <source>Stopped before the end: %1.</source>
        <translation>Đã dừng trước khi kết thúc: %1.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Sao chép thành văn bản</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Kiểm chứng</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>headscope::app::TypicalModel</name>
    <message>
        <source>The correlation of the prompt&apos;s map with the mean map of all other prompts, over all heads</source>
        <translation>Tương quan giữa bản đồ của prompt và bản đồ trung bình của mọi prompt khác, trên mọi head</translation>
    </message>
    <message>
        <source>How far the head&apos;s effect on the prompt is from its mean over all prompts, in standard deviations</source>
        <translation>Tác động của head trên prompt cách trung bình trên mọi prompt bao xa, tính bằng độ lệch chuẩn</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Tác động</translation>
    </message>
    <message>
        <source>r with the others</source>
        <translation>r với các prompt khác</translation>
    </message>
    <message>
        <source>From the mean, sd</source>
        <translation>Cách trung bình, sd</translation>
    </message>
</context>
<context>
    <name>headscope::app::TypicalView</name>
    <message>
        <source>Whole map</source>
        <translation>Toàn bộ bản đồ</translation>
    </message>
    <message>
        <source>Chosen head</source>
        <translation>Head đã chọn</translation>
    </message>
    <message>
        <source>Most typical</source>
        <translation>Điển hình nhất</translation>
    </message>
    <message>
        <source>Least typical</source>
        <translation>Ít điển hình nhất</translation>
    </message>
    <message>
        <source>Prompts by how typical they are</source>
        <translation>Các prompt theo mức điển hình</translation>
    </message>
    <message>
        <source>How like the mean map of the others, over all heads</source>
        <translation>Giống bản đồ trung bình của các prompt khác đến đâu, trên mọi head</translation>
    </message>
    <message>
        <source>How near the chosen head&apos;s effect is to its mean</source>
        <translation>Tác động của head đã chọn gần trung bình của nó đến đâu</translation>
    </message>
    <message>
        <source>The most typical prompt first</source>
        <translation>Prompt điển hình nhất trước</translation>
    </message>
    <message>
        <source>The least typical prompt first</source>
        <translation>Prompt ít điển hình nhất trước</translation>
    </message>
    <message>
        <source>By the whole map: how far a prompt&apos;s effects and the others&apos; mean effects go together (r, over all heads). A click shows its map.</source>
        <translation>Theo toàn bộ bản đồ: tác động của một prompt và tác động trung bình của các prompt khác đi cùng nhau đến đâu (r, trên mọi head). Nhấp để xem bản đồ của nó.</translation>
    </message>
    <message>
        <source>By head %1: how far its effect on a prompt is from its mean. A click shows the prompt&apos;s map.</source>
        <translation>Theo head %1: tác động của nó trên một prompt cách trung bình bao xa. Nhấp để xem bản đồ của prompt.</translation>
    </message>
    <message>
        <source>Choose a head in the map or in the list of heads.</source>
        <translation>Hãy chọn một head trên bản đồ hoặc trong danh sách head.</translation>
    </message>
</context>
<context>
    <name>headscope::app::UserSteps</name>
    <message>
        <source>show %1 ablation</source>
        <translation>hiện cắt bỏ với %1</translation>
    </message>
    <message>
        <source>add a map</source>
        <translation>thêm một bản đồ</translation>
    </message>
    <message>
        <source>remove a map</source>
        <translation>bỏ một bản đồ</translation>
    </message>
    <message>
        <source>change what a map shows</source>
        <translation>đổi điều một bản đồ cho thấy</translation>
    </message>
    <message>
        <source>give the maps one scale</source>
        <translation>cho các bản đồ chung một thang</translation>
    </message>
    <message>
        <source>give each map its own scale</source>
        <translation>cho mỗi bản đồ thang riêng</translation>
    </message>
    <message>
        <source>change what zero and mean are compared by</source>
        <translation>đổi đại lượng dùng để so sánh 0 và trung bình</translation>
    </message>
    <message>
        <source>lock the colour scale</source>
        <translation>khóa thang màu</translation>
    </message>
    <message>
        <source>unlock the colour scale</source>
        <translation>mở khóa thang màu</translation>
    </message>
    <message>
        <source>change the set</source>
        <translation>thay đổi tập</translation>
    </message>
    <message>
        <source>put head %1 into the set</source>
        <translation>đưa head %1 vào tập</translation>
    </message>
    <message numerus="yes">
        <source>put %n head(s) into the set</source>
        <translation>
            <numerusform>đưa %n head vào tập</numerusform>
        </translation>
    </message>
    <message>
        <source>take head %1 out of the set</source>
        <translation>lấy head %1 ra khỏi tập</translation>
    </message>
    <message numerus="yes">
        <source>take %n head(s) out of the set</source>
        <translation>
            <numerusform>lấy %n head ra khỏi tập</numerusform>
        </translation>
    </message>
    <message>
        <source>clear the set</source>
        <translation>xóa hết tập</translation>
    </message>
    <message>
        <source>grow the set by head %1</source>
        <translation>mở rộng tập thêm head %1</translation>
    </message>
    <message>
        <source>take the set “%1”</source>
        <translation>lấy tập “%1”</translation>
    </message>
</context>
<context>
    <name>headscope::app::WhereFeature</name>
    <message>
        <source>Where am I</source>
        <translation>Đang ở đâu</translation>
    </message>
    <message>
        <source>Alt+9</source>
        <translation>Alt+9</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>Tầng %1, head %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::WherePanel</name>
    <message>
        <source>Drawing of the model</source>
        <translation>Hình vẽ mô hình</translation>
    </message>
    <message numerus="yes">
        <source>The prompt goes through %n layer(s), from left to right. Each [head](head) reads the [residual stream](residual-stream) and adds to it. Click one.</source>
        <translation>
            <numerusform>Prompt đi qua %n tầng, từ trái sang phải. Mỗi [head](head) đọc [residual stream](residual-stream) và cộng thêm vào đó. Nhấp vào một head.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s) of the set are lit, and what they can change.</source>
        <translation>
            <numerusform>%n head của tập sáng lên, cùng những gì chúng có thể thay đổi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Head %1 of layer 0 reads the tokens themselves.</source>
        <translation>Head %1 của tầng 0 đọc chính các token.</translation>
    </message>
    <message>
        <source>Head %1 of layer %2 reads the [residual stream](residual-stream): what the tokens and the layers before it wrote.</source>
        <translation>Head %1 của tầng %2 đọc [residual stream](residual-stream): những gì các token và các tầng trước đã ghi.</translation>
    </message>
    <message>
        <source>Only its layer&apos;s [MLP](mlp) and the [logits](logit) read what it adds.</source>
        <translation>Chỉ [MLP](mlp) của tầng nó và các [logit](logit) đọc những gì nó cộng thêm.</translation>
    </message>
    <message>
        <source>Its layer&apos;s [MLP](mlp) and all later layers read what it adds.</source>
        <translation>[MLP](mlp) của tầng nó và mọi tầng sau đọc những gì nó cộng thêm.</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Chưa mở mô hình nào.</translation>
    </message>
</context>
<context>
    <name>headscope::app::WholeBox</name>
    <message>
        <source>Whole numbers only: %1 is not one.</source>
        <translation>Chỉ nhận số nguyên: %1 không phải số nguyên.</translation>
    </message>
</context>
<context>
    <name>headscope::app::WriteFeature</name>
    <message>
        <source>Continuation</source>
        <translation>Viết tiếp</translation>
    </message>
    <message>
        <source>Alt+7</source>
        <translation>Alt+7</translation>
    </message>
    <message>
        <source>&amp;Write On from the Prompt</source>
        <translation>&amp;Viết tiếp từ prompt</translation>
    </message>
    <message>
        <source>Ctrl+Alt+G</source>
        <translation>Ctrl+Alt+G</translation>
    </message>
    <message>
        <source>Stop Wri&amp;ting</source>
        <translation>Dừng viế&amp;t</translation>
    </message>
    <message>
        <source>Ctrl+Alt+.</source>
        <translation>Ctrl+Alt+.</translation>
    </message>
    <message>
        <source>go on to %1</source>
        <translation>đi tiếp đến %1</translation>
    </message>
    <message>
        <source>Read anew, the prompt has other tokens than those that the model wrote: its prediction may differ.</source>
        <translation>Khi đọc lại, prompt có các token khác với các token mô hình đã viết: dự đoán của nó có thể khác.</translation>
    </message>
    <message>
        <source>Token %1 cannot be asked for: it, or what stands before it, is part of a character, or not text, and cannot be typed.</source>
        <translation>Không hỏi được token %1: nó, hoặc phần đứng trước nó, là một phần của ký tự hoặc không phải văn bản, và không gõ được.</translation>
    </message>
</context>
<context>
    <name>headscope::app::WritePanel</name>
    <message>
        <source>Write</source>
        <translation>Viết</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Likeliest</source>
        <translation>Khả năng cao nhất</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Rút ngẫu nhiên</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Nhiệt độ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Let the model go on from the prompt, clean and ablated</source>
        <translation>Để mô hình viết tiếp từ prompt, gốc và cắt bỏ</translation>
    </message>
    <message>
        <source>Stop writing; what is written stays</source>
        <translation>Dừng viết; phần đã viết ở lại</translation>
    </message>
    <message>
        <source>How many tokens are written</source>
        <translation>Số token được viết</translation>
    </message>
    <message>
        <source>Take the likeliest token each time</source>
        <translation>Mỗi lần lấy token có khả năng cao nhất</translation>
    </message>
    <message>
        <source>Draw each token by its probability, with the same random numbers for both texts: they differ only where the model does</source>
        <translation>Rút mỗi token theo xác suất của nó, với cùng các số ngẫu nhiên cho cả hai văn bản: chúng chỉ khác nhau nơi mô hình khác</translation>
    </message>
    <message>
        <source>Divides the logits: below 1 likely tokens come more often, above 1 less</source>
        <translation>Chia các logit: dưới 1 các token dễ xảy ra đến thường xuyên hơn, trên 1 thì ít hơn</translation>
    </message>
    <message>
        <source>The same seed gives the same text</source>
        <translation>Cùng hạt giống cho cùng văn bản</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Số token</translation>
    </message>
    <message>
        <source>Nothing can be written: %1. %2</source>
        <translation>Không viết được gì: %1. %2</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Chưa mở mô hình nào.</translation>
    </message>
    <message>
        <source>The prompt is empty: type a text to go on from.</source>
        <translation>Prompt trống: gõ một văn bản để viết tiếp.</translation>
    </message>
    <message>
        <source>No head is chosen: the clean text alone is written. Choose a head on a map, or put heads into the set, to see what the model writes without them.</source>
        <translation>Chưa chọn head nào: chỉ viết văn bản gốc. Chọn một head trên bản đồ, hoặc đưa các head vào tập, để xem mô hình viết gì khi không có chúng.</translation>
    </message>
    <message>
        <source>Write goes on from the prompt, clean and with %1.</source>
        <translation>Viết tiếp từ prompt, gốc và với %1.</translation>
    </message>
    <message>
        <source>This text is of another choice. %1</source>
        <translation>Văn bản này thuộc lựa chọn khác. %1</translation>
    </message>
    <message>
        <source>No further text: %1. %2</source>
        <translation>Không có văn bản thêm: %1. %2</translation>
    </message>
</context>
<context>
    <name>headscope::app::ZeroMeanPanel</name>
    <message>
        <source>Every head&apos;s change under one intervention and under another</source>
        <translation>Thay đổi của mọi head với phép can thiệp này và với phép kia</translation>
    </message>
    <message>
        <source>How many heads change by how much, under both</source>
        <translation>Bao nhiêu head thay đổi bao nhiêu, với cả hai</translation>
    </message>
    <message>
        <source>After a run with two interventions: how far they agree.</source>
        <translation>Sau một lượt chạy với hai phép can thiệp: chúng khớp nhau đến đâu.</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
        </translation>
    </message>
    <message>
        <source>r = %1 over %2</source>
        <translation>r = %1 trên %2</translation>
    </message>
    <message>
        <source>%1. %2 and %3 agree in every one.</source>
        <translation>%1. %2 và %3 khớp nhau ở mọi head.</translation>
    </message>
    <message>
        <source>%1. Furthest apart: layer %2 head %3, %4 %5, %6 %7.</source>
        <translation>%1. Cách xa nhau nhất: tầng %2 head %3, %4 %5, %6 %7.</translation>
    </message>
    <message>
        <source>This run has one intervention, %1, and nothing to compare it with. Add %2 in Run &gt; Interventions, and run again.</source>
        <translation>Lượt chạy này chỉ có một phép can thiệp, %1, và không có gì để so với nó. Hãy thêm %2 ở Chạy &gt; Phép can thiệp, rồi chạy lại.</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
</context>
<context>
    <name>headscope::hub::ModelDownload</name>
    <message>
        <source>Download again: it resumes where it stopped.</source>
        <translation>Tải lại: việc tải tiếp tục từ chỗ đã dừng.</translation>
    </message>
</context>
</TS>
