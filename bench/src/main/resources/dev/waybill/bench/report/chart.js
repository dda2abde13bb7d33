// Draws one picture, given as JSON by DrawChart, and returns it as SVG. Runs in Rhino, without a browser.

var WIDTH = 760;
// Colours that differ in brightness too, and stay apart for the colour-blind (Okabe and Ito); Waybill is the first.
var COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a8a00', '#5f3a8a'];
var GREY = '#8c959f';
var INK = '#24292f';
var FAINT = '#d0d7de';
// About the width of a letter of 12 px, since nothing here can measure one.
var LETTER = 6.8;

function draw(json) {
  var picture = JSON.parse(json);
  colour(picture.series);
  var rows = legendRows(picture.series);
  var height = (picture.lines ? 360 : 300) + 22 * rows;
  var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: WIDTH, height: height});
  var option = picture.lines ? lines(picture) : bars(picture);
  option.animation = false;
  option.backgroundColor = '#ffffff';
  option.textStyle = {fontFamily: 'Helvetica, Arial, sans-serif', color: INK};
  option.title = {
    text: picture.title, subtext: subtitle(picture), left: 16, top: 10, itemGap: 6,
    textStyle: {fontSize: 16, fontWeight: 'bold', color: INK}, subtextStyle: {fontSize: 12, color: '#57606a'}
  };
  option.legend = {
    bottom: 8, left: 16, right: 16, itemGap: 16, icon: picture.lines ? undefined : 'rect', itemHeight: 10, itemWidth: 16,
    data: picture.series.map(function (one) { return one.name; }), textStyle: {fontSize: 12, color: INK}
  };
  option.grid = {left: 66, right: 24, top: 82, bottom: (picture.lines ? 56 : 34) + 22 * rows};
  chart.setOption(option);
  var svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

// Waybill and the limit keep their colours wherever they stand, and so do the others, whose order is the same in all pictures.
function colour(series) {
  var next = 0;
  series.forEach(function (one) {
    one.colour = one.name === 'Waybill' ? COLOURS[0] : one.name === 'no capture' ? GREY : COLOURS[1 + next++ % (COLOURS.length - 1)];
  });
}

function legendRows(series) {
  var rows = 1;
  var used = 0;
  series.forEach(function (one) {
    var width = 40 + one.name.length * LETTER;
    if (used > 0 && used + width > WIDTH - 32) {
      rows++;
      used = 0;
    }
    used += width;
  });
  return rows;
}

function subtitle(picture) {
  if (picture.lines) {
    return picture.groups[0] + ', ' + picture.unit;
  }
  var what = picture.reference === '' ? 'Median, ' + picture.unit : 'Median of the ratios beside ' + picture.reference + ', which is 1';
  return what + '; the thin lines reach from the least to the most';
}

function figure(value) {
  var size = Math.abs(value);
  if (size >= 99.95) {
    return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
  }
  return size >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

function tick(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function measured(value) {
  return typeof value === 'number';
}

function valueAxis(unit) {
  return {
    type: 'value', min: 0, name: unit, nameLocation: 'end', nameGap: 10, nameTextStyle: {color: INK, align: 'right', padding: [0, 6, 0, 0]},
    axisLabel: {color: INK, formatter: tick}, axisLine: {show: false}, axisTick: {show: false}, splitLine: {lineStyle: {color: FAINT}}
  };
}

function bars(picture) {
  var series = [];
  picture.series.forEach(function (one, place) {
    series.push({
      name: one.name, type: 'bar', barGap: '10%', barCategoryGap: '24%', itemStyle: {color: one.colour}, data: one.medians.map(function (value) { return measured(value) ? value : null; }),
      markLine: place > 0 || picture.reference === '' ? undefined : {
        silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: INK, type: 'dashed', width: 1}, data: [{yAxis: 1}]
      }
    });
  });
  picture.series.forEach(function (one, place) {
    series.push(spread(one, place, picture.series.length));
  });
  return {
    xAxis: {
      type: 'category', data: picture.groups, axisTick: {show: false}, axisLine: {lineStyle: {color: INK}},
      axisLabel: {color: INK, fontSize: 12, interval: 0, width: (WIDTH - 100) / picture.groups.length - 8, overflow: 'break'}
    },
    yAxis: valueAxis(picture.unit),
    series: series
  };
}

// From the least to the most, with the median's figure above.
function spread(one, place, count) {
  var data = [];
  one.medians.forEach(function (value, group) {
    if (measured(value)) {
      data.push([group, one.leasts[group], one.mosts[group], value]);
    }
  });
  return {
    type: 'custom', silent: true, z: 5, data: data, encode: {x: 0, y: [1, 2]},
    renderItem: function (parameters, api) {
      var band = api.size([1, 0])[0];
      var layout = api.barLayout({barGap: '10%', barCategoryGap: '24%', count: count})[place];
      var low = api.coord([api.value(0), api.value(1)]);
      var high = api.coord([api.value(0), api.value(2)]);
      var x = low[0] + layout.offsetCenter;
      var cap = Math.min(5, layout.width / 4);
      var stroke = {stroke: INK, lineWidth: 1, fill: null};
      var size = Math.max(9, Math.min(12, layout.width / 3));
      return {
        type: 'group',
        children: [
          {type: 'line', shape: {x1: x, y1: low[1], x2: x, y2: high[1]}, style: stroke},
          {type: 'line', shape: {x1: x - cap, y1: low[1], x2: x + cap, y2: low[1]}, style: stroke},
          {type: 'line', shape: {x1: x - cap, y1: high[1], x2: x + cap, y2: high[1]}, style: stroke},
          {type: 'text', style: {text: figure(api.value(3)), x: x, y: high[1] - 4, textAlign: 'center', textVerticalAlign: 'bottom', fill: INK, fontSize: size, fontFamily: 'Helvetica, Arial, sans-serif'}}
        ]
      };
    }
  };
}

function lines(picture) {
  return {
    xAxis: {
      type: 'value', min: 0, max: picture.end, name: picture.axis, nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: INK},
      axisLabel: {color: INK, formatter: tick}, axisLine: {lineStyle: {color: INK}}, splitLine: {show: false}
    },
    yAxis: valueAxis(picture.unit),
    series: picture.series.map(function (one) {
      return {
        name: one.name, type: 'line', data: one.points, showSymbol: one.points.length <= 60, symbol: 'circle', symbolSize: 5,
        sampling: 'lttb', itemStyle: {color: one.colour}, lineStyle: {color: one.colour, width: one.name === 'Waybill' ? 2.5 : 1.5}
      };
    })
  };
}
